// ServerConnection
