"""The workplace Brief: storyboards with their slides, and the register of what left the case."""
