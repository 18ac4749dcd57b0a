"""When two addresses lead to the same document. Pure."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

# What newsletters, advertisers and social networks put behind an address; it names no other document.
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|twclid|mc_[ce]id|_ga|_gl|ref|ref_src|cmpid|ocid|ito|smid|ncid|"
    r"xtor|wt_mc|at_medium|at_campaign|spm|amp|outputtype",
    re.IGNORECASE,
)
_ARCHIVED = re.compile(r"/web/\d{4,14}[a-z_]*/(https?:/+.+)", re.DOTALL)
_DOI = re.compile(r"10\.\d{4,9}/\S+", re.ASCII)
_HOST_PREFIXES = ("www.", "m.", "mobile.", "amp.")
_DOI_HOSTS = frozenset({"doi.org", "dx.doi.org"})


def canonical_address(url: str) -> str:
    """One spelling for all addresses of a document, to compare by and not to go to; "" for what is no address.

    Leaves out the scheme, "www." and its like, default ports, fragments, tracking parameters, a trailing slash
    and AMP's path; sorts the parameters; takes an archived page for the page, and a DOI for its document.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in ("http", "https") or not host:
        return ""
    if host == "web.archive.org":
        rest = f"{parts.path}?{parts.query}" if parts.query else parts.path
        if inner := _ARCHIVED.fullmatch(rest):
            return canonical_address(re.sub(r"^(https?):/+", r"\1://", inner[1]))
    path = unquote(parts.path, errors="replace")
    if host in _DOI_HOSTS and _DOI.fullmatch(path.lstrip("/")):
        return f"doi:{path.lstrip('/').lower()}"
    for prefix in _HOST_PREFIXES:
        if host.startswith(prefix) and host.count(".") > 1:
            host = host.removeprefix(prefix)
            break
    path = path.rstrip("/").removesuffix("/amp").removesuffix("/index.html").rstrip("/")
    given = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=None)
    kept = sorted((name, value) for name, value in given if not _TRACKING.fullmatch(name))
    where = f"{host}:{port}" if port not in (None, 80, 443) else host
    return f"{where}{path}{'?' + urlencode(kept, errors='replace') if kept else ''}"
