"""Where an outbound request may go: the URLs we understand and the addresses we never dial. Pure.

URLs are read strictly. Whatever two programs could read as two different hosts (user names, backslashes,
octal or hexadecimal addresses, control characters) is refused instead of interpreted.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import quote, urlsplit

from factcheck.outbound_errors import OutboundRefused

MAX_URL_CHARACTERS = 8000  # RFC 9110, section 4.1, asks servers for 8,000 octets; queries in URLs need them
STANDARD_PORTS = {"http": 80, "https": 443}

# IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890), IANA IPv4 multicast and reserved space,
# and two metadata services that live in otherwise public space or are worth naming.
FORBIDDEN_IPV4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private use
        "100.64.0.0/10",  # carrier-grade NAT; holds 100.100.100.200, Alibaba's metadata service
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # Azure's host agent: publicly numbered, answers only inside
        "169.254.0.0/16",  # link-local; holds 169.254.169.254, the clouds' metadata service
        "172.16.0.0/12",  # private use
        "192.0.0.0/24",  # IETF protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # automatic multicast tunnelling
        "192.88.99.0/24",  # 6to4 relay anycast
        "192.168.0.0/16",  # private use
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
FORBIDDEN_IPV6 = tuple(
    IPv6Network(network)
    for network in (
        "::/96",  # unspecified, loopback, IPv4-compatible
        "::ffff:0:0/96",  # IPv4-mapped
        "::ffff:0:0:0/96",  # IPv4-translated (SIIT)
        "64:ff9b::/96",  # NAT64
        "64:ff9b:1::/48",  # local-use NAT64
        "100::/64",  # discard only
        "100:0:0:1::/64",  # dummy prefix
        "2001::/23",  # IETF protocol assignments: Teredo, benchmarking, AMT, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
        "5f00::/16",  # segment routing
        "fc00::/7",  # unique local; holds fd00:ec2::254, a metadata service
        "fe80::/10",  # link-local
        "fec0::/10",  # site-local (deprecated)
        "ff00::/8",  # multicast
    )
)
GLOBAL_UNICAST_IPV6 = ip_network("2000::/3")
# ISATAP (RFC 5214, section 6.1): an interface identifier that carries an IPv4 address; the u and g bits vary.
ISATAP_IDENTIFIER, ISATAP_MASK = 0x00005EFE, 0xFCFFFFFF

# Names that never belong to a public host: RFC 6761, RFC 6762, RFC 7686, RFC 8375, RFC 9476, ICANN
# (.internal).
_SPECIAL_USE = (
    "localhost localdomain local internal intranet home lan corp private test invalid onion alt "
    "home.arpa in-addr.arpa ip6.arpa"
)
SPECIAL_USE_SUFFIXES = frozenset(_SPECIAL_USE.split())

_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f\\\u2028\u2029\ud800-\udfff]")
_ASCII_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\Z")
_LOOKS_NUMERIC = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)\Z")


@dataclass(frozen=True, slots=True)
class Target:
    """One place to dial. ``host`` is a lower-case ASCII name or a canonical numeric address, without
    brackets; ``path`` is the request target (path and query), percent-encoded.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def address(self) -> IPv4Address | IPv6Address | None:
        """The numeric address the URL names, or None for a name that has to be resolved."""
        try:
            return ip_address(self.host)
        except ValueError:
            return None

    @property
    def authority(self) -> str:
        """What the Host header says: brackets around IPv6, the port only where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == STANDARD_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"


def parse_target(url: str) -> Target:
    """Read an absolute http or https URL. Raises ``OutboundRefused``, saying what is wrong with it."""
    url = url.strip(" \t\r\n\f")
    if not url:
        raise OutboundRefused("There is no address. Give one that starts with https:// or http://.")
    if len(url) > MAX_URL_CHARACTERS:
        raise OutboundRefused(f"The address is longer than {MAX_URL_CHARACTERS} characters. Give a shorter one.")
    if _UNSAFE.search(url):
        raise OutboundRefused("The address holds a space, a backslash or a control character. Remove it.")
    try:
        parts = urlsplit(url)
    except ValueError:
        raise OutboundRefused("The address cannot be read. Check its brackets and its spelling.") from None
    if parts.scheme not in STANDARD_PORTS:
        raise OutboundRefused("Only http and https addresses are fetched. Give one that starts with https://.")
    if "@" in parts.netloc:
        raise OutboundRefused("The address holds a user name or password (the part before @). Remove it.")
    host, port = _split_port(parts.netloc)
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    if parts.query:
        target += "?" + quote(parts.query, safe="/?%:@!$&'()*+,;=~[]|")
    if not target.startswith("/"):
        raise OutboundRefused("The address has no host name. Give one like https://example.org/page.")
    return Target(parts.scheme, canonical_host(host), port or STANDARD_PORTS[parts.scheme], target)


def canonical_host(host: str) -> str:
    """The one spelling of a host that is looked up and dialled; ``[…]`` marks IPv6.

    Unicode names are folded by NFKC and written as A-labels (RFC 3492 Punycode); full-width digits and dots
    therefore become plain ones *before* the host is judged.
    """
    if host.startswith("["):
        if not host.endswith("]"):
            raise OutboundRefused("The brackets of the IPv6 address are not closed.")
        try:
            address = IPv6Address(host[1:-1])
        except ValueError:
            raise OutboundRefused("What stands in brackets is not an IPv6 address.") from None
        if address.scope_id is not None:
            raise OutboundRefused("The IPv6 address names a network interface (the part after %). Remove it.")
        return str(address)
    folded = unicodedata.normalize("NFKC", host).lower().replace("\u3002", ".").replace("\uff61", ".")
    labels = folded.removesuffix(".").split(".")
    name = ".".join(_ascii_label(label) for label in labels)
    if len(name) > 253:
        raise OutboundRefused("The host name is longer than 253 characters.")
    if _LOOKS_NUMERIC.match(name.rpartition(".")[2]):
        try:
            return str(IPv4Address(name))
        except ValueError:
            raise OutboundRefused(
                "The numeric address is not written as four decimal numbers, like 93.184.215.14. Write it so."
            ) from None
    return name


def refuse_special_name(host: str) -> None:
    """Raise ``OutboundRefused`` for a name that cannot belong to a public host, before anybody is asked."""
    labels = host.split(".")
    if len(labels) < 2 or labels[-1] in SPECIAL_USE_SUFFIXES or ".".join(labels[-2:]) in SPECIAL_USE_SUFFIXES:
        raise OutboundRefused(
            f"{host} is a name inside this machine or network, not a public one. "
            "An operator can allow it with OUTBOUND_ALLOWED_HOSTS."
        )


def is_forbidden(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address lies outside the public internet, or carries another address inside it."""
    if isinstance(address, IPv4Address):
        return any(address in network for network in FORBIDDEN_IPV4)
    return (
        address.scope_id is not None
        or address not in GLOBAL_UNICAST_IPV6
        or any(address in network for network in FORBIDDEN_IPV6)
        or (int(address) >> 32) & ISATAP_MASK == ISATAP_IDENTIFIER
    )


def _split_port(netloc: str) -> tuple[str, int | None]:
    # The first colon after the brackets: "a:80:443" must not become host "a:80".
    end = netloc.find("]") + 1 if netloc.startswith("[") else 0
    host, colon, port = netloc[end:].partition(":")
    host = netloc[:end] + host
    if not host:
        raise OutboundRefused("The address has no host name. Give one like https://example.org/page.")
    if not colon or not port:
        return host, None
    if not (port.isascii() and port.isdigit() and len(port) <= 5 and 0 < int(port) <= 65535):
        raise OutboundRefused("The port (the part after the colon) is not a number from 1 to 65535.")
    return host, int(port)


def _ascii_label(label: str) -> str:
    if not label.isascii():
        # Letters, marks and digits only: format characters and symbols are what look-alike tricks are made
        # of.
        # A label of nothing but digits of another script is an address in disguise.
        if label.isnumeric() or any(unicodedata.category(c)[0] not in "LMN" and c != "-" for c in label):
            raise OutboundRefused("The host name holds a character that host names do not have.")
        label = "xn--" + label.encode("punycode").decode("ascii")
    if not _ASCII_LABEL.match(label):
        raise OutboundRefused("The host name is not one: a part of it is empty, too long or holds a wrong character.")
    return label
