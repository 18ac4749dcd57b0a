"""Sources, their snapshots, lookups and reference data."""

from sources.models.lookup import Lookup, LookupResult
from sources.models.office_holding import OfficeHolding
from sources.models.source import Snapshot, Source

__all__ = ["Lookup", "LookupResult", "OfficeHolding", "Snapshot", "Source"]
