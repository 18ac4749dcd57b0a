"""Everything about one article in one ZIP, made so that somebody who trusts nobody can check it offline.

Reads models and files, writes nothing but the ZIP. What is inside is described in ``docs/dossier.md``;
``verify_dossier.py`` imports nothing from the project, and a copy of it lies in every dossier.
"""

FORMAT = "factcheck-dossier"
FORMAT_VERSION = 1
