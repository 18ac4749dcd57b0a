from __future__ import annotations

import pytest

from factcheck.checks import check_https, check_mail, check_second_factor_roles, check_site_url, check_storage


@pytest.mark.parametrize(
    "address", ["https://factcheck.example.org", "http://localhost:8000", "https://a.example/desk"]
)
def test_a_whole_address_is_accepted(settings, address: str):
    settings.SITE_URL = address
    assert check_site_url() == []


@pytest.mark.parametrize(
    "address", ["factcheck.example.org", "", "ftp://a.example", "https://", "https://a.example?x=1"]
)
def test_what_is_no_address_is_an_error_that_says_what_to_do(settings, address: str):
    settings.SITE_URL = address
    assert [message.id for message in check_site_url()] == ["factcheck.E001"]


def test_https_without_secure_cookies_is_warned_of(settings):
    settings.SITE_URL, settings.HTTPS_ONLY = "https://a.example", False
    assert [message.id for message in check_https()] == ["factcheck.W001"]
    settings.HTTPS_ONLY = True
    assert check_https() == []


def test_a_bucket_without_its_client_is_an_error_that_says_what_to_install(settings, monkeypatch):
    settings.S3_BUCKET = "captures"
    assert check_storage() == []
    monkeypatch.setattr("factcheck.checks.find_spec", lambda name: None)
    (error,) = check_storage()
    assert error.id == "factcheck.E002"
    assert "requirements/s3.txt" in error.hint
    settings.S3_BUCKET = ""
    assert check_storage() == []


def test_mails_that_reach_nobody_are_warned_of(settings):
    settings.EMAIL_URL = ""
    assert [message.id for message in check_mail()] == ["factcheck.W002"]
    settings.EMAIL_URL = "smtp+tls://user:word@mail.example.org:587"
    assert check_mail() == []


def test_a_role_that_does_not_exist_is_an_error_that_names_those_that_do(settings):
    settings.SECOND_FACTOR_ROLES = ["administrator", "admins"]
    (error,) = check_second_factor_roles()
    assert error.id == "factcheck.E003"
    assert "admins" in error.msg
    assert "administrator" in error.hint
    settings.SECOND_FACTOR_ROLES = ["administrator", "editor"]
    assert check_second_factor_roles() == []
