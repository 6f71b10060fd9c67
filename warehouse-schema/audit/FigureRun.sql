-- Grain: one row: the figure run whose figures stand and can be continued; none where the next run has to compute everything.
-- Caution  deleting the row is always right and costs one whole run; what changes facts without a publication (an erasure) deletes it in its own transaction
CREATE TABLE audit.FigureRun
(
    FigureRunNumber   int          NOT NULL, -- that of fact.ControlTotal
    PublicationNumber int          NOT NULL, -- the newest publication in the figures
    LinkDecisionKey   int          NOT NULL, -- the last decision about two identities that the matching followed; 0 before the first
    BuildCode         varchar(120) NOT NULL, -- definition of tables and views, and program, that computed them: another one computes everything
    CONSTRAINT PK_audit_FigureRun PRIMARY KEY (FigureRunNumber)
);
