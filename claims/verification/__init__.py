"""Typed checks of claims against sources, the calendar and the article itself. Pure; what they see is a finding.

A finding says what was compared, with what, how sure, and why. It is never a verdict: a person decides.
"""
