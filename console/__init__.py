"""Flank Console: one desktop program for a crisis cell on the Alliance's eastern flank.

It answers four questions offline, from one local case file: what happened, what do we know, what can
we do, what have Allies agreed. Bytes become drafts (``feeds``), drafts become recorded operations in
the case file (``services`` over ``store``), and the picture is read back for the window (``ui``, with
``map`` and ``charts``) and for paper (``exports``). What things *are* lives in ``domain``.

Imports run downwards only::

    __main__ → cli → bench → ui → exports → (services | map | charts) → (store | feeds) → (domain | config)

Every write is an operation: undo, audit, refresh and rewind all come from that one mechanism.
"""

__version__ = "0.1.0"
