-- What is soon forgotten is found without looking at all that is kept for years.
create index message_astray on message (settled) where reason in ('acknowledgement', 'unsupported-message');
