"""What leaves the program: briefings, the interactive map, documents, maps on paper, tables; and the words and marks
of the picture that windows and pages share. Knows no window.
"""
