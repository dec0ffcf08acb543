"""Which addresses may be fetched: https, public, and the one that was vetted is the one connected to."""

import ipaddress
import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits
_LOW_32 = 0xFFFFFFFF


def is_public(address: IpAddress) -> bool:
    """Whether an address is of the public internet: not private, loopback, link-local, reserved or multicast.

    IPv6 addresses that carry an IPv4 address (mapped, 6to4, Teredo, NAT64) must carry a public one.
    """
    inner = _carried(address)
    if inner is not None:
        return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def _carried(address: IpAddress) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & _LOW_32)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def resolve_host(host: str, port: int) -> Sequence[str]:
    """The addresses that the system's resolver gives for a host, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    return list(dict.fromkeys(str(answer[4][0]) for answer in found))


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """What may be connected to. The default is the rule; tests and private mirrors may pass another.

    `resolve` is asked once per hop, and the connection goes to an address from that answer: a name server that
    changes its answer afterwards changes nothing. `tls` is None for the usual certificate authorities.
    """

    schemes: frozenset[str] = field(default_factory=lambda: frozenset({"https"}))
    allows: Callable[[IpAddress], bool] = is_public
    resolve: Callable[[str, int], Sequence[str]] = resolve_host
    tls: ssl.SSLContext | None = None

    def vet_host(self, host: str, port: int) -> Sequence[str]:
        """The addresses that may be connected to, in the resolver's order.

        Raises:
            PermissionError: one of the host's addresses may not be connected to.
            OSError: the name cannot be resolved.
        """
        answers = self.resolve(host, port)
        if not answers:
            raise OSError(f"the name {host} has no address")
        for answer in answers:
            if not self.allows(ipaddress.ip_address(answer.partition("%")[0])):
                raise PermissionError(f"{host} is at {answer}, which is not an address of the public internet")
        return answers


PUBLIC_ONLY = AddressPolicy()
