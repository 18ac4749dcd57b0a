"""One module per format, each ``read(data, request) -> ReadDocument`` with uncleaned text.

They run only in the confined process (``sources.capture.worker``): a hostile document may make them crash,
hang or eat memory, and then takes nothing but that process with it. Imports of the heavy libraries stay in
these modules.
"""
