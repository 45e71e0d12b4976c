"""Tệp: the bytes people upload and the program makes. Uploads are checked here and nowhere else;
there is no URL here.
"""
