"""A device and its network in words that a person knows again, and no more exact than that."""

from __future__ import annotations

import ipaddress

# What the line that a browser sends of itself has in it. The first that fits counts: most
# browsers claim to be Chrome or Safari, too, and a phone claims to be its desk's system.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser/": "Samsung Internet",
    "FxiOS/": "Firefox",
    "Firefox/": "Firefox",
    "CriOS/": "Chrome",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "iPhone": "an iPhone",
    "iPad": "an iPad",
    "Android": "Android",
    "CrOS": "a Chromebook",
    "Windows": "Windows",
    "Macintosh": "a Mac",
    "Linux": "Linux",
}
UNKNOWN_NETWORK = "::"
IPV4_BITS, IPV6_BITS = 16, 48  # as much of an address as is kept


def device_words(user_agent: str) -> str:
    """Browser and system, such as "Chrome on Android"; "A browser" for what nobody knows."""
    browser = next((name for sign, name in BROWSERS.items() if sign in user_agent), "A browser")
    system = next((name for sign, name in SYSTEMS.items() if sign in user_agent), "")
    return f"{browser} on {system}" if system else browser


def network(address: str) -> str:
    """The first address of the network an address is in: what is kept of it.

    The first two numbers of IPv4, the first 48 bits of IPv6; UNKNOWN_NETWORK for no address.
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return UNKNOWN_NETWORK
    ip = getattr(ip, "ipv4_mapped", None) or ip
    bits = IPV4_BITS if ip.version == 4 else IPV6_BITS
    return str(ipaddress.ip_network(f"{ip}/{bits}", strict=False).network_address)


def network_words(kept: str) -> str:
    """A network that network() gave, such as "203.0.x.x"; "" where it is not known."""
    if kept == UNKNOWN_NETWORK:
        return ""
    ip = ipaddress.ip_address(kept)
    if ip.version == 4:
        return ".".join([*str(ip).split(".")[:2], "x", "x"])
    groups = ip.exploded.split(":")[:3]
    return ":".join([*(group.lstrip("0") or "0" for group in groups), "x"])
