"""Sources, their snapshots, lookups and reference data."""

from sources.models.capture import Capture
from sources.models.lookup import Lookup, LookupResult
from sources.models.office_holding import OfficeHolding
from sources.models.provider import ProviderPace, ProviderSetting, ProviderUsage
from sources.models.source import Snapshot, Source

__all__ = [
    "Capture",
    "Lookup",
    "LookupResult",
    "OfficeHolding",
    "ProviderPace",
    "ProviderSetting",
    "ProviderUsage",
    "Snapshot",
    "Source",
]
