"""Only public addresses are connected to, in whatever clothes others come."""

import ipaddress

import pytest

from ostrakon.intake.addresses import PUBLIC_ONLY, AddressPolicy, is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
        "::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1",
    ],
)  # fmt: skip
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "151.101.1.1", "2606:4700::1111", "64:ff9b::808:808"])
def test_a_public_address_is_allowed(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_one_private_answer_among_public_ones_refuses_the_host() -> None:
    policy = AddressPolicy(resolve=lambda host, port: ["8.8.8.8", "10.0.0.1"])
    with pytest.raises(PermissionError, match=r"10\.0\.0\.1"):
        policy.vet_host("lists.example", 443)


def test_the_name_of_this_host_is_refused() -> None:
    with pytest.raises(PermissionError, match="localhost"):
        PUBLIC_ONLY.vet_host("localhost", 443)


def test_a_zone_does_not_hide_a_link_local_address() -> None:
    policy = AddressPolicy(resolve=lambda host, port: ["fe80::1%eth0"])
    with pytest.raises(PermissionError):
        policy.vet_host("lists.example", 443)
