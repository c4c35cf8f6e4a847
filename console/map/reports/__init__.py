"""Reports on the map: points that turn into a density picture where they crowd, to ten million, with exact counts.

``points`` keeps where and when they are, ``tally`` and ``dots`` say what a dot leaves on a pixel, ``planes`` keeps the
sums of all dots between frames, ``colours`` makes a picture of them, ``counting`` and ``stacks`` tell numbers, and
``picture`` is what the canvas has of all this.
"""
