"""What the desk decides about its providers: in use or not, how fast, with which key, and that data may leave."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.accounts.roles import ADMINISTRATORS, EDITORS, require_house_role
from factcheck.audit.record import record
from factcheck.errors import InvalidInput
from sources.actions.lookups import request_lookup
from sources.actions.provider_keys import decrypt_key, encrypt_key
from sources.models import Lookup, ProviderSetting
from sources.providers import registry
from sources.providers.base import Key, LookupQuery, Provider
from sources.providers.registry import get_provider

FASTEST = 600
LONGEST_KEY = 500
_LANGUAGES = re.compile(r"[a-z]{2,3}( [a-z]{2,3})*", re.ASCII)


@dataclass(frozen=True, slots=True)
class ProviderInUse:
    """A provider as this desk uses it: its own defaults, and the decisions on top of them."""

    provider: Provider
    setting: ProviderSetting

    @property
    def name(self) -> str:
        return self.provider.name

    @property
    def label(self) -> str:
        return self.provider.label

    @property
    def burst(self) -> int:
        return self.provider.burst

    @property
    def requests_per_minute(self) -> int:
        return self.setting.requests_per_minute or self.provider.requests_per_minute

    @property
    def languages(self) -> frozenset[str]:
        """The languages of claims that it is asked about; empty for any."""
        return frozenset(self.setting.languages.split()) or self.provider.languages

    @property
    def key_is_from(self) -> str:
        """ "environment", "database", or "" when there is no key."""
        if settings.PROVIDER_KEYS.get(self.name):
            return "environment"
        return "database" if self.setting.encrypted_key else ""

    def key(self) -> str:
        """The key, or "". Raises ``InvalidInput`` when the stored one cannot be read any more."""
        from_environment: str = settings.PROVIDER_KEYS.get(self.name, "")
        if from_environment or not self.setting.encrypted_key:
            return from_environment
        return decrypt_key(self.setting.encrypted_key)

    @property
    def acknowledged(self) -> bool:
        """Whether claims' words may go there: somebody agreed, or nothing leaves the house."""
        return not self.provider.sends_data_out or self.setting.acknowledged_at is not None

    @property
    def lacks(self) -> str:
        """What is missing to ask it at all, as a sentence; "" when nothing is."""
        missing = [name for name in self.provider.needs if not settings.PROVIDER_ADDRESSES.get(name)]
        if missing:
            return f"It has no address: an operator sets {', '.join(f'{name.upper()}_URL' for name in missing)}."
        if self.provider.key is Key.REQUIRED and not self.key_is_from:
            return "It needs a key, which an administrator enters among the providers."
        return ""

    @property
    def obstacle(self) -> str:
        """Why claims are not asked of it, as a sentence; "" when they are."""
        if not self.setting.enabled:
            return "It is switched off."
        if self.lacks or self.acknowledged:
            return self.lacks
        return f"It is sent {self.provider.sends}; an editor has to agree to that among the providers first."

    def obstacle_to(self, query: LookupQuery) -> str:
        """``obstacle``, or that it does not know the language of the question."""
        if not self.obstacle and self.languages and query.language and query.language not in self.languages:
            return f"It is not asked about claims in this language ({query.language})."
        return self.obstacle


def provider_in_use(name: str) -> ProviderInUse:
    """Raises ``InvalidInput`` for an unknown name; one query."""
    provider = get_provider(name)
    setting = ProviderSetting.objects.select_related("acknowledged_by").filter(provider=name).first()
    return ProviderInUse(provider, setting or ProviderSetting(provider=name))


def providers_in_use() -> dict[str, ProviderInUse]:
    """Every provider by its name, in the registry's order; one query."""
    settings_by_name = {s.provider: s for s in ProviderSetting.objects.select_related("acknowledged_by")}
    return {
        provider.name: ProviderInUse(
            provider, settings_by_name.get(provider.name) or ProviderSetting(provider=provider.name)
        )
        for provider in registry.PROVIDERS
    }


@transaction.atomic
def change_provider(
    *, name: str, actor: User, enabled: bool, requests_per_minute: int | None, languages: str
) -> ProviderSetting:
    """Switch a provider on or off, set its pace (None: its own) and the languages it is asked about ("": its own)."""
    require_house_role(actor, ADMINISTRATORS, "change a provider")
    provider = get_provider(name)
    codes = " ".join(languages.lower().replace(",", " ").split())
    if codes and (len(codes) > 200 or not _LANGUAGES.fullmatch(codes)):
        raise InvalidInput("languages_unknown", "Write languages as codes of two letters, such as “en de”.")
    if requests_per_minute is not None:
        if not provider.requests_per_minute:
            raise InvalidInput("no_pace", "It is not asked over the network and needs no pace.")
        if not 1 <= requests_per_minute <= FASTEST:
            raise InvalidInput("pace_out_of_range", f"Give a pace between 1 and {FASTEST} requests a minute.")
    setting = _locked(name)
    setting.enabled, setting.requests_per_minute, setting.languages = enabled, requests_per_minute, codes
    setting.save(update_fields=["enabled", "requests_per_minute", "languages"])
    record(
        actor=actor,
        action="provider.changed",
        obj=setting,
        enabled=enabled,
        requests_per_minute=requests_per_minute,
        languages=codes,
    )
    return setting


@transaction.atomic
def set_provider_key(*, name: str, actor: User, key: str) -> ProviderSetting:
    """Store a service's key, encrypted; "" removes it. The audit record says that, never what."""
    require_house_role(actor, ADMINISTRATORS, "give a provider's key")
    if get_provider(name).key is Key.NONE:
        raise InvalidInput("no_key_needed", "This provider takes no key.")
    key = key.strip()
    if len(key) > LONGEST_KEY or not key.isascii() or not (key.isprintable() and " " not in key):
        raise InvalidInput("key_malformed", "That is no key: it has characters that a key cannot have.")
    setting = _locked(name)
    setting.encrypted_key = encrypt_key(key) if key else ""
    setting.save(update_fields=["encrypted_key"])
    record(actor=actor, action="provider.key_set" if key else "provider.key_removed", obj=setting)
    return setting


@transaction.atomic
def acknowledge_provider(*, name: str, actor: User) -> ProviderSetting:
    """Agree, in one's own name, that what ``Provider.sends`` names goes to a third party. Once is enough."""
    require_house_role(actor, EDITORS, "agree that data is sent out")
    provider = get_provider(name)
    if not provider.sends_data_out:
        raise InvalidInput("nothing_leaves", "Nothing is sent out to this provider.")
    setting = _locked(name)
    if setting.acknowledged_at is None:
        setting.acknowledged_at, setting.acknowledged_by = timezone.now(), actor
        setting.save(update_fields=["acknowledged_at", "acknowledged_by"])
        record(actor=actor, action="provider.acknowledged", obj=setting, sends=provider.sends)
    return setting


@transaction.atomic
def withdraw_acknowledgement(*, name: str, actor: User) -> ProviderSetting:
    """Take the agreement back: from now on nothing is sent there."""
    require_house_role(actor, EDITORS, "agree that data is sent out")
    get_provider(name)
    setting = _locked(name)
    if setting.acknowledged_at is not None:
        setting.acknowledged_at = setting.acknowledged_by = None
        setting.save(update_fields=["acknowledged_at", "acknowledged_by"])
        record(actor=actor, action="provider.acknowledgement_withdrawn", obj=setting)
    return setting


@transaction.atomic
def try_provider(*, name: str, actor: User) -> Lookup:
    """Ask a provider its sample question, which is about no claim of ours, through a job like any other."""
    require_house_role(actor, EDITORS, "try a provider")
    in_use = provider_in_use(name)
    if in_use.lacks:
        raise InvalidInput("provider_incomplete", in_use.lacks)
    lookup = request_lookup(provider=name, query=in_use.provider.sample, actor=actor, is_test=True)
    record(actor=actor, action="provider.tried", obj=lookup, provider=name)
    return lookup


def _locked(name: str) -> ProviderSetting:
    ProviderSetting.objects.get_or_create(provider=name)
    return ProviderSetting.objects.select_for_update().get(provider=name)
