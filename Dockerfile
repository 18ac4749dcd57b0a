# One image for web, worker, beat and migration; docker-compose.yml says which process each container becomes.
FROM python:3.12-slim AS build
WORKDIR /app
RUN python -m venv /venv
COPY requirements/runtime.txt requirements/
RUN /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements/runtime.txt
COPY . .
# The key signs nothing here: collecting static files only needs the settings to load.
RUN SECRET_KEY=only-for-the-build DATA_DIR=/tmp/build /venv/bin/python manage.py collectstatic --noinput --verbosity 0

FROM python:3.12-slim
RUN useradd --system --uid 10001 --no-create-home --home-dir /data factcheck \
 && install --directory --owner factcheck --mode 0700 /data
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DATA_DIR=/data
USER factcheck
VOLUME /data
EXPOSE 8000
CMD ["python", "manage.py", "run_process", "web"]
