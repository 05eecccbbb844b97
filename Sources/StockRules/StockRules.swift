// StockRules
