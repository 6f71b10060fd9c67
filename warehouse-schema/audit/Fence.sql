-- Grain: one row per resource that hosts lease: the highest token with which anybody took it.
-- Caution  a host whose token is lower lost its lease while it stood still: its transaction is refused; lowering a token lets it write beside its successor
-- Tokens  Token
CREATE TABLE audit.Fence
(
    ResourceName varchar(100) NOT NULL, -- such as "feed VssClaims", figures, publication
    Token        bigint       NOT NULL, -- only grows; the lease itself is in jobs.db
    CONSTRAINT PK_audit_Fence PRIMARY KEY (ResourceName)
);
