"""Captures web pages and reads documents. Pure: bytes in, dataclasses out; stores nothing, imports no Django.

``capture_url`` (``page``), ``read_document`` (``read``), ``clean_text`` (``text``); limits and errors in
``document``. Nothing is imported here, so that the confined parser process starts quickly.
"""
