"""How reports come in by themselves: a folder watched, an address asked, a port listened to.

The only place of the program that opens a connection, and only once a person switched it on. What comes is bytes; it
goes the same way as a file that is imported by hand.
"""
