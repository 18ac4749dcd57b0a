"""Settings, from environment variables alone.

Two shapes of one code base (docs/architecture.md, "Embedded and served"): without ``DATABASE_URL`` the embedded
database under ``DATA_DIR`` is used; without ``REDIS_URL`` the worker carries its own broker.
Every secret can also be given as a file: ``NAME_FILE=/run/secrets/name``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from factcheck.secret_key import embedded_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.FileAwareEnv()

DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "data"))).resolve()
DEBUG = env.bool("DEBUG", default=False)

# Served, no default: a guessable key would let anybody forge sessions. Embedded, each installation has its own.
SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    if env.str("DATABASE_URL", default=""):
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. Set SECRET_KEY or SECRET_KEY_FILE; "
            "`python -c 'import secrets; print(secrets.token_urlsafe(50))'` makes a good one."
        )
    SECRET_KEY = embedded_secret_key(DATA_DIR)

# Former keys, while what they signed or encrypted is still about.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# Canonical address of the public site: ClaimReview, canonical links and feeds need absolute URLs.
SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
PUBLISHER_NAME = env.str("PUBLISHER_NAME", default="Fact-check desk")
# Where readers report errors, and who pays for the desk. The public pages print them when they are given and
# say nothing in their place when they are not.
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="")
PUBLISHER_FUNDING = env.str("PUBLISHER_FUNDING", default="")

INSTALLED_APPS = [
    "factcheck.accounts",
    "factcheck.audit",
    "factcheck.jobs",
    "factcheck.mail",
    "factcheck.api",
    "sources",
    "claims",
    "factcheck.desk_admin.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "factcheck.people",  # after allauth, whose admin pages it takes away
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "factcheck.people.sessions.LastSeenMiddleware",
    "factcheck.people.required.SecondFactorRequired",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "factcheck" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "factcheck.site.site",
            ],
        },
    },
]

# --- database ---------------------------------------------------------------------------------------------
if env.str("DATABASE_URL", default=""):
    DATABASES = {"default": env.db("DATABASE_URL")}
    DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
else:
    try:
        DATA_DIR.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"DATA_DIR {DATA_DIR} cannot be written to: {error.strerror}.") from error
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "workbench.sqlite3",
            # Opening the file and setting it up takes longer than most requests.
            "CONN_MAX_AGE": 60,
            "OPTIONS": {
                # WAL lets readers go on while the worker writes; IMMEDIATE makes two writers queue for the lock
                # instead of failing half-way through a transaction.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
            },
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- background work --------------------------------------------------------------------------------------
REDIS_URL = env.str("REDIS_URL", default="")
EMBEDDED = not REDIS_URL
CELERY_BROKER_URL = REDIS_URL or "memory://localhost"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SOFT_TIME_LIMIT = 60
CELERY_TASK_TIME_LIMIT = 90
CELERY_BROKER_TRANSPORT_OPTIONS = (
    # A request that sends a hint asks a broker that is away once, and waits 2 s at most; the row is there.
    {"visibility_timeout": 600, "socket_connect_timeout": 2, "max_retries": 0}
    if REDIS_URL
    else {"polling_interval": 0.05}
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 10
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"

CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "workbench"}
    )
}

# --- accounts ---------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
PASSWORD_RESET_TIMEOUT = 24 * 3600
# Reverse proxies in front of us: how many of the addresses they add to a request are believed.
PROXY_COUNT = env.int("PROXY_COUNT", default=0)
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = "factcheck.people.lockout.parameters"
AXES_LOCKOUT_CALLABLE = "factcheck.people.lockout.locked_out"
AXES_CLIENT_IP_CALLABLE = "factcheck.people.client_address.client_address"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # “try again at 18:42” is a promise
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code"]

# The second factor (docs/accounts.md). Roles that must have one: SECOND_FACTOR_ROLES=administrator,publisher
SECOND_FACTOR_ROLES = env.list("SECOND_FACTOR_ROLES", default=[])
ACCOUNT_ADAPTER = "factcheck.people.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_REAUTHENTICATION_METHODS = ["password"]
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = False  # django-axes counts, in the database: the cache may be one per process
MFA_ADAPTER = "factcheck.people.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are given by administrators
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # the code before and the one after are taken too: clocks differ, and people type slowly
MFA_TOTP_ISSUER = PUBLISHER_NAME

# --- mail -------------------------------------------------------------------------------------------------
# Without EMAIL_URL mails are written to files, so that invitations work on one machine without a mail server.
EMAIL_URL = env.str("EMAIL_URL", default="")
EMAIL_FILE_PATH = str(DATA_DIR / "mail")
if EMAIL_URL:
    vars().update(env.email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "factcheck.mail.backends.PrivateFileBackend"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="") or CONTACT_EMAIL or "workbench@localhost"

# --- language, time, files --------------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles"))
STATICFILES_DIRS = [BASE_DIR / "factcheck" / "static"]
MEDIA_ROOT = env.str("MEDIA_ROOT", default=str(DATA_DIR / "files"))
MEDIA_URL = ""  # Captured files are never served from our origin.
# Captured bytes and WARC files: the file system, or any S3-compatible service (requirements/s3.txt).
S3_BUCKET = env.str("S3_BUCKET", default="")
STORAGES: dict[str, dict[str, Any]] = {
    "default": (
        {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "bucket_name": S3_BUCKET,
                "endpoint_url": env.str("S3_ENDPOINT_URL", default="") or None,
                "region_name": env.str("S3_REGION", default="") or None,
                "access_key": env.str("S3_ACCESS_KEY", default="") or None,
                "secret_key": env.str("S3_SECRET_KEY", default="") or None,
                "location": env.str("S3_PREFIX", default=""),
                "default_acl": None,  # the bucket's own policy decides who reads; we never make anything public
                "file_overwrite": False,  # a name is the digest of its bytes: nothing has to be replaced
            },
        }
        if S3_BUCKET
        else {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    ),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MAX_ARTICLE_BYTES = 2_000_000
MAX_UPLOAD_BYTES = 10_000_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

# --- outbound ---------------------------------------------------------------------------------------------
OUTBOUND_USER_AGENT = env.str(
    "OUTBOUND_USER_AGENT", default=f"factcheck-workbench/0.1 (+{SITE_URL}; fact-checking desk)"
)
# Hosts an operator trusts although they resolve to private addresses (a SearXNG beside the server).
OUTBOUND_ALLOWED_HOSTS = env.list("OUTBOUND_ALLOWED_HOSTS", default=[])
# Where the providers of lookups are asked (docs/providers.md): each can be changed by NAME_URL, to a mirror or to
# the stand-in of tests/servers. SearXNG has no public address: it is the newsroom's own.
PROVIDER_ADDRESSES = {
    name: env.str(f"{name.upper()}_URL", default=address)
    for name, address in {
        "wikidata_api": "https://www.wikidata.org/w/api.php",
        "wikidata_sparql": "https://query.wikidata.org/sparql",
        "wikipedia": "https://{language}.wikipedia.org/w/api.php",
        "google_fact_check": "https://factchecktools.googleapis.com/v1alpha1/claims:search",
        "wayback": "https://archive.org/wayback/available",
        "wayback_save": "https://web.archive.org/save",
        "wayback_pages": "https://web.archive.org/web",
        "gdelt": "https://api.gdeltproject.org/api/v2/doc/doc",
        "crossref": "https://api.crossref.org/works",
        "openalex": "https://api.openalex.org/works",
        "searxng": "",
    }.items()
}
# Keys of services; one given here takes the place of the one in the admin. The Wayback Machine's is "key:secret".
PROVIDER_KEYS = {
    name: env.str(f"{name.upper()}_KEY", default="") for name in ("google_fact_check", "openalex", "wayback_save")
}

# --- security ---------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
HTTPS_ONLY = env.bool("HTTPS_ONLY", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS_ONLY
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked by machines on the inside, over plain HTTP
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS_ONLY else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY_COUNT else None
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"

# --- REST -------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "factcheck.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["factcheck.api.permissions.TokenScope"],
    "DEFAULT_PARSER_CLASSES": ["factcheck.api.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "factcheck.api.schema.ProblemAutoSchema",
    "DEFAULT_PAGINATION_CLASS": "factcheck.api.pagination.CursorPagination",
    "DEFAULT_FILTER_BACKENDS": ["factcheck.api.filters.StrictFilterBackend"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "EXCEPTION_HANDLER": "factcheck.api.problems.exception_handler",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
    "PAGE_SIZE": 50,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Fact-check workbench API",
    "DESCRIPTION": "Articles, claims, evidence, lookups and verdicts of the fact-check workbench.",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "ENUM_NAME_OVERRIDES": {
        "ClaimState": "claims.models.claim.STATE_CHOICES",
        "ClaimKind": "claims.models.claim.KIND_CHOICES",
        "JobState": "factcheck.jobs.models.Job.State",
        "CorrectionKind": "claims.models.Correction.Kind",
        "HoldKind": "claims.models.Hold.Kind",
        "LookupStatus": "claims.api.lookups.STATUSES",
        "CaptureStatus": "sources.api.captures.STATUSES",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "factcheck.api.column_ranges.without_column_ranges",
    ],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"secret_paths": {"()": "factcheck.secret_paths.HideSecretPaths"}},
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "axes": {"level": "WARNING"},
        "django.request": {"filters": ["secret_paths"]},
        "django.server": {"filters": ["secret_paths"]},
    },
}
