"""The one HTTP client: it never dials a forbidden address, and never waits, reads or unpacks without a limit.

Pure: configuration comes as an ``OutboundPolicy``. For every hop the name is resolved once, *all* answers are
judged, and the very address that was judged is dialled, so that a name server that changes its mind between
check and use gains nothing; the Host header, SNI and the certificate check keep the name. No environment
proxy is used.
"""

from __future__ import annotations

import datetime as dt
import functools
import ssl
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any, NoReturn
from urllib.parse import urljoin

import httpcore  # noqa: TID251 - this is the module that the ban points to

from factcheck.outbound_addresses import (
    STANDARD_PORTS,
    Target,
    is_forbidden,
    parse_target,
    refuse_special_name,
)
from factcheck.outbound_errors import OutboundFailed, OutboundRefused
from factcheck.outbound_media import charset, read_body, sniff, too_large
from factcheck.outbound_network import Deadline, HostPace, resolve
from factcheck.outbound_types import HeaderFields, Hop, OutboundPolicy, Response

__all__ = ["Hop", "OutboundFailed", "OutboundPolicy", "OutboundRefused", "Response", "fetch"]

MAX_ADDRESSES_DIALLED = 3
HEADER_ALLOWANCE = 256 * 1024  # status line, headers and chunk framing, on top of the body's own limit
REDIRECTS = frozenset({301, 302, 303, 307, 308})
OUR_HEADERS = frozenset(
    {
        "host",
        "user-agent",
        "connection",
        "accept-encoding",
        "content-length",
        "transfer-encoding",
        "te",
        "upgrade",
    }
)
# All that follows a redirect to another host: whatever else was sent may be a secret meant for the first.
HEADERS_FOR_STRANGERS = frozenset({"accept", "accept-language"})

_pace = HostPace()


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes
    address: str
    sent: HeaderFields
    received: HeaderFields


def fetch(
    url: str,
    *,
    policy: OutboundPolicy,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
) -> Response:
    """Ask for ``url`` and return the answer, whatever its status.

    Follows redirects for GET and HEAD, each judged like the first address; answers others as they are. Raises
    ``OutboundRefused`` before anything is sent to a forbidden place, ``OutboundFailed`` when no whole answer
    comes.
    """
    deadline = Deadline(policy.deadline)
    sent = {name.lower(): value for name, value in (headers or {}).items()}
    if ours := OUR_HEADERS & sent.keys():
        raise ValueError(f"These headers are set by the client itself: {sorted(ours)}")
    hops: list[Hop] = []
    target = parse_target(url)
    allowed = policy.allows(target)
    same_visit = False  # a redirect within a host is one visit: no gap in its middle
    while True:
        addresses = _admit(target, policy, allowed, deadline)
        with _turn(target, policy, allowed, deadline, same_visit):
            answer = _exchange(target, addresses, policy, deadline, method, sent, body)
        following = answer.headers.get("location") if answer.status in REDIRECTS else None
        if following is None or method not in ("GET", "HEAD"):
            return Response(
                url=url,
                final_url=target.url,
                status=answer.status,
                headers=answer.headers,
                body=answer.body,
                media_type=sniff(answer.body, answer.headers.get("content-type", "")),
                charset=charset(answer.headers.get("content-type", "")),
                redirects=tuple(hops),
                address=answer.address,
                fetched_at=dt.datetime.now(dt.UTC),
                sent=answer.sent,
                received=answer.received,
            )
        hops.append(Hop(target.url, answer.address, answer.status, answer.sent, answer.received))
        if len(hops) > policy.max_redirects:
            raise OutboundFailed(
                f"The address redirects more than {policy.max_redirects} times. Give the page's final address.",
                transient=False,
                http_status=answer.status,
            )
        previous, target = target, _redirect_target(target, following)
        allowed = allowed and policy.allows(target)
        same_visit = previous.host == target.host
        if (previous.scheme, previous.authority) != (target.scheme, target.authority):
            sent = {name: value for name, value in sent.items() if name in HEADERS_FOR_STRANGERS}


def _redirect_target(target: Target, location: str) -> Target:
    try:
        return parse_target(urljoin(target.url, location.strip(" \t").replace(" ", "%20")))
    except ValueError:
        raise OutboundRefused("The page redirects to an address that cannot be read.") from None
    except OutboundRefused as refused:
        raise OutboundRefused(f"The page redirects to an address that is not fetched. {refused.reason}") from None


def _admit(target: Target, policy: OutboundPolicy, allowed: bool, deadline: Deadline) -> list[str]:
    """The numeric addresses that may be dialled for ``target``; raises unless every one of them may."""
    if not allowed and target.port not in STANDARD_PORTS.values():
        raise OutboundRefused(f"Port {target.port} is not fetched; only 80 and 443 are. Remove it from the address.")
    if target.address is not None:
        addresses = [target.host]
    else:
        if not allowed:
            refuse_special_name(target.host)
        addresses = resolve(target.host, target.port, policy.resolver, deadline)
    if not allowed:
        for address in addresses:
            if _is_forbidden(address):
                where = f"{address} is" if target.address is not None else f"{target.host} leads to {address}, which is"
                raise OutboundRefused(
                    f"{where} inside a private or reserved network. Such addresses are not fetched; "
                    "an operator can allow a host with OUTBOUND_ALLOWED_HOSTS."
                )
    return addresses


def _is_forbidden(address: str) -> bool:
    try:
        return is_forbidden(ip_address(address))
    except ValueError:  # a resolver's answer that is no address is none we dial
        return True


@contextmanager
def _turn(
    target: Target, policy: OutboundPolicy, allowed: bool, deadline: Deadline, same_visit: bool
) -> Iterator[None]:
    if allowed:
        yield
        return
    with _pace.turn(target.host, policy.host_gap, deadline, wait_gap=not same_visit):
        yield


def _exchange(
    target: Target,
    addresses: list[str],
    policy: OutboundPolicy,
    deadline: Deadline,
    method: str,
    headers: Mapping[str, str],
    body: bytes | None,
) -> _Answer:
    backend = _CheckedBackend(addresses, policy, deadline)
    sent = list(_request_headers(target, policy, headers, body))
    request = httpcore.Request(
        method=method.encode("ascii"),
        url=httpcore.URL(
            scheme=target.scheme.encode("ascii"),
            host=target.host.encode("ascii"),
            port=target.port,
            target=target.path.encode("ascii"),
        ),
        headers=sent,
        content=body,
    )
    pool = httpcore.ConnectionPool(
        ssl_context=policy.ssl_context or _ssl_context(),
        max_connections=1,
        max_keepalive_connections=0,
        network_backend=backend,
    )
    try:
        with pool:
            response = pool.handle_request(request)
            try:
                return _read(response, backend, policy, deadline, method, _decoded(sent))
            finally:
                response.close()
    except httpcore.LocalProtocolError as error:
        raise OutboundRefused(f"The request cannot be sent: {error}. Check the headers.") from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, OSError) as error:
        _raise_failed(target, error)


def _request_headers(
    target: Target, policy: OutboundPolicy, headers: Mapping[str, str], body: bytes | None
) -> Iterable[tuple[bytes, bytes]]:
    values = {
        "host": target.authority,
        "user-agent": policy.user_agent,
        "accept": "*/*",
        "accept-encoding": "gzip",
        "connection": "close",
        **headers,
    }
    if body is not None:
        values["content-length"] = str(len(body))
    return ((name.encode("ascii"), value.encode("utf-8")) for name, value in values.items())


def _read(
    response: httpcore.Response,
    backend: _CheckedBackend,
    policy: OutboundPolicy,
    deadline: Deadline,
    method: str,
    sent: HeaderFields,
) -> _Answer:
    if response.status < 200:
        raise OutboundFailed("The server asked for another protocol than HTTP.", transient=False)
    received = _decoded(response.headers)
    headers: dict[str, str] = {}
    for spelled, value in received:
        name = spelled.lower()
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    body = b""
    if method != "HEAD" and not (response.status in REDIRECTS and "location" in headers):
        stated = headers.get("content-length", "")
        if stated.isascii() and stated.isdigit() and int(stated) > policy.max_raw:
            raise too_large(policy.max_raw)
        body = read_body(
            response.iter_stream(),
            headers.get("content-encoding", ""),
            max_raw=policy.max_raw,
            max_decoded=policy.max_decoded,
            check_time=deadline.remaining,
        )
    return _Answer(response.status, headers, body, backend.dialled, sent, received)


def _decoded(fields: Iterable[tuple[bytes, bytes]]) -> HeaderFields:
    return tuple((name.decode("ascii", "replace"), _decode_header(value)) for name, value in fields)


def _decode_header(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _raise_failed(target: Target, error: Exception) -> NoReturn:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            raise OutboundFailed(
                f"The certificate of {target.host} is not valid: {cause.verify_message}. Check the address.",
                transient=False,
            ) from None
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpcore.ProtocolError):
        raise OutboundFailed(
            f"The answer of {target.host} is not valid HTTP or ended early. Try again later.", transient=True
        ) from None
    raise OutboundFailed(
        f"The connection to {target.host} could not be made or broke off. Try again later.", transient=True
    ) from None


@functools.cache
def _ssl_context() -> ssl.SSLContext:
    return httpcore.default_ssl_context()


class _CheckedBackend(httpcore.NetworkBackend):
    """Dials the addresses that were judged, whatever host the pool names; knows no Unix socket."""

    def __init__(self, addresses: list[str], policy: OutboundPolicy, deadline: Deadline) -> None:
        self._addresses = addresses[:MAX_ADDRESSES_DIALLED]
        self._policy = policy
        self._deadline = deadline
        self.dialled = ""

    def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> httpcore.NetworkStream:
        for left, address in zip(range(len(self._addresses), 0, -1), self._addresses, strict=True):
            try:
                # The last address gets all the time that is left, the ones before it an equal share.
                connection = self._policy.dialer(address, port, self._deadline.remaining() / left)
            except OSError as error:
                failure = error
            else:
                self.dialled = address
                return _DeadlineStream(connection, self._deadline, self._policy.max_raw + HEADER_ALLOWANCE)
        self._deadline.remaining()
        raise httpcore.ConnectError(str(failure)) from failure

    def connect_unix_socket(self, *_: Any, **__: Any) -> NoReturn:
        raise OutboundRefused("Unix sockets are never dialled.")


class _DeadlineStream(httpcore.NetworkStream):
    """A socket whose every read and write ends with the request's deadline, and that reads ``allowance``
    bytes.
    """

    def __init__(self, connection: Any, deadline: Deadline, allowance: int) -> None:
        self._socket = connection
        self._deadline = deadline
        self._allowance = allowance

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self._socket.settimeout(self._deadline.remaining())
        try:
            data: bytes = self._socket.recv(max_bytes)
        except TimeoutError:
            raise self._deadline.over() from None
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error
        self._allowance -= len(data)
        if self._allowance < 0:
            raise OutboundFailed("The answer's headers or framing are larger than what is read.", transient=False)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        rest = memoryview(buffer)
        try:
            while rest:
                self._socket.settimeout(self._deadline.remaining())
                rest = rest[self._socket.send(rest) :]
        except TimeoutError:
            raise self._deadline.over() from None
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:
            self._socket.settimeout(self._deadline.remaining())
            secured = ssl_context.wrap_socket(self._socket, server_hostname=server_hostname)
        except TimeoutError:
            self.close()
            raise self._deadline.over() from None
        except OSError as error:
            self.close()
            raise httpcore.ConnectError(str(error)) from error
        return _DeadlineStream(secured, self._deadline, self._allowance)

    def close(self) -> None:
        self._socket.close()

    def get_extra_info(self, info: str) -> Any:
        return self._socket if info == "socket" else None
