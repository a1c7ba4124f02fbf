-- A provincial stream asks for the youngest alerts, whose handler may not be known yet.
create index alert_received on alert (received_at);
