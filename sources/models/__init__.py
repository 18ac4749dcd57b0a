"""Sources, their snapshots, lookups and reference data."""

from sources.models.archive import Archive
from sources.models.capture import Capture
from sources.models.integrity import IntegrityCheck
from sources.models.lookup import Lookup, LookupResult
from sources.models.office_holding import OfficeHolding
from sources.models.provider import ProviderPace, ProviderSetting, ProviderUsage
from sources.models.revisit import Revisit
from sources.models.sketch import SnapshotSketch
from sources.models.source import Snapshot, Source

__all__ = [
    "Archive",
    "Capture",
    "IntegrityCheck",
    "Lookup",
    "LookupResult",
    "OfficeHolding",
    "ProviderPace",
    "ProviderSetting",
    "ProviderUsage",
    "Revisit",
    "Snapshot",
    "SnapshotSketch",
    "Source",
]
