"""The answer to an address that does not exist, in the API's own form."""

from __future__ import annotations

from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.views import APIView


class UnknownAddress(APIView):
    """404 as problem+json for everything below /api/v1/ that is not a resource, whatever the method."""

    authentication_classes = ()
    permission_classes = ()

    schema = None

    def initial(self, request: Request, *args: object, **kwargs: object) -> None:
        raise NotFound("Nothing is at this address. Addresses end with a slash; /api/v1/docs/ lists them.")
