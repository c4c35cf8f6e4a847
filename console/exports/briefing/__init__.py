"""Briefings: pages made from the picture, and how they are painted and written. No text here is ever read as markup.

A slide becomes a body (``kinds``) from the cut picture of its moment, then a page of plain values (``build``);
``paint``, ``pdf``, ``pptx``, ``png`` and ``notes`` write pages in processes of their own (``order``, ``process``), and
``hand_out`` is the one act of the window and of the command line. Nothing here opens a case or reads the clock.
"""
