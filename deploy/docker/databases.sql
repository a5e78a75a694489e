-- One database per service, made when the server's volume is new.
create database gemba_governance;
create database gemba_production;
create database gemba_supply_chain;
create database gemba_hr;
create database gemba_quality;
create database gemba_finance;
create database gemba_projection;
