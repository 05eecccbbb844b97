// RuleFormat
