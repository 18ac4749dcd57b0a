"""The library, the lookups and the reference data in the desk's admin. Everything is written by actions."""

from sources.admin.captures import CaptureAdmin
from sources.admin.holdings import OfficeHoldingAdmin
from sources.admin.lookups import LookupAdmin
from sources.admin.providers import ProviderAdmin
from sources.admin.snapshots import SnapshotAdmin
from sources.admin.sources import SourceAdmin

__all__ = ["CaptureAdmin", "LookupAdmin", "OfficeHoldingAdmin", "ProviderAdmin", "SnapshotAdmin", "SourceAdmin"]
