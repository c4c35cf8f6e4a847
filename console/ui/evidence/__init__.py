"""Looking at what is attached to reports: pictures, clips, documents, texts. One file a kind, one window for all."""
