"""A real name server on loopback that can change its mind, and a resolver that asks it."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from ipaddress import ip_address

Answers = Callable[[str, int], list[str]]
"""(name, how many questions came before) to the addresses answered, all with a TTL of 0."""

TYPE_A, TYPE_AAAA = 1, 28


class NameServer:
    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.questions: list[str] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def resolve(self, host: str, _port: int) -> list[str]:
        """Ask over UDP, as a stub resolver does; one question carries both address families' answers."""
        labels = b"".join(struct.pack("B", len(label)) + label.encode() for label in host.split("."))
        question = labels + b"\0" + struct.pack("!HH", TYPE_A, 1)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            asking.settimeout(5)
            asking.sendto(struct.pack("!HHHHHH", 1, 0x0100, 1, 0, 0, 0) + question, ("127.0.0.1", self.port))
            reply = asking.recv(4096)
        count = struct.unpack("!H", reply[6:8])[0]
        place = 12 + len(question)
        addresses = []
        for _ in range(count):
            size = struct.unpack("!H", reply[place + 10 : place + 12])[0]
            addresses.append(str(ip_address(reply[place + 12 : place + 12 + size])))
            place += 12 + size
        return addresses

    def close(self) -> None:
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                message, client = self._socket.recvfrom(4096)
            except OSError:
                return
            name = self._name(message)
            addresses = [ip_address(address) for address in self._answers(name, len(self.questions))]
            self.questions.append(name)
            end = message.index(b"\0", 12) + 5
            reply = message[:2] + struct.pack("!HHHHH", 0x8180, 1, len(addresses), 0, 0) + message[12:end]
            for address in addresses:
                kind = TYPE_A if address.version == 4 else TYPE_AAAA
                reply += struct.pack("!HHHIH", 0xC00C, kind, 1, 0, len(address.packed)) + address.packed
            self._socket.sendto(reply, client)

    @staticmethod
    def _name(message: bytes) -> str:
        labels, place = [], 12
        while size := message[place]:
            labels.append(message[place + 1 : place + 1 + size].decode())
            place += size + 1
        return ".".join(labels)


@contextlib.contextmanager
def name_server(answers: Answers) -> Iterator[NameServer]:
    server = NameServer(answers)
    try:
        yield server
    finally:
        server.close()
