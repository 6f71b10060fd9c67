-- Arrears of each paying unit at each month end and since when they stand: payments are taken to settle the oldest month first, so what is owed at the end is the dues of the
-- latest months. A month without a ledger breaks the reckoning, which then begins anew with the opening balance. Feeds the snapshot fact.ArrearsMonth.
-- Conserves  rows, MemberCount, DueAmount, PaidAmount, ArrearsAmount - AdvanceAmount = ClosingAmount of fact.ContributionMonth by MonthKey, PayingUnitDurableKey, ParticipantGroupKey;
-- Conserves  OpeningDifferenceAmount nothing: it compares two months within the view
CREATE VIEW derive.ArrearsMonth
AS
WITH followed AS
(
    SELECT
        ledger.MonthKey,
        ((ledger.MonthKey / 100) * 12) + (ledger.MonthKey % 100) AS MonthNumber,
        ledger.PayingUnitKey,
        ledger.PayingUnitDurableKey,
        ledger.ParticipantGroupKey,
        ledger.MemberCount,
        ledger.OpeningAmount,
        ledger.DueAmount,
        ledger.AdjustmentAmount,
        ledger.PaidAmount,
        ledger.ClosingAmount,
        LAG(ledger.ClosingAmount) OVER (PARTITION BY ledger.PayingUnitDurableKey ORDER BY ledger.MonthKey) AS PreviousClosingAmount,
        LAG(((ledger.MonthKey / 100) * 12) + (ledger.MonthKey % 100)) OVER (PARTITION BY ledger.PayingUnitDurableKey ORDER BY ledger.MonthKey) AS PreviousMonthNumber
    FROM fact.ContributionMonth AS ledger
),
chained AS
(
    SELECT
        followed.MonthKey,
        followed.MonthNumber,
        followed.PayingUnitKey,
        followed.PayingUnitDurableKey,
        followed.ParticipantGroupKey,
        followed.MemberCount,
        followed.OpeningAmount,
        followed.DueAmount,
        followed.AdjustmentAmount,
        followed.PaidAmount,
        followed.ClosingAmount,
        followed.PreviousClosingAmount,
        CASE WHEN followed.MonthNumber - COALESCE(followed.PreviousMonthNumber, 0) = 1 THEN 0 ELSE 1 END AS IsChainStart,
        SUM(CASE WHEN followed.MonthNumber - COALESCE(followed.PreviousMonthNumber, 0) = 1 THEN 0 ELSE 1 END) OVER (PARTITION BY followed.PayingUnitDurableKey ORDER BY followed.MonthKey) AS ChainNumber
    FROM followed
),
reckoned AS
(
    SELECT
        chained.MonthKey,
        chained.MonthNumber,
        chained.PayingUnitKey,
        chained.PayingUnitDurableKey,
        chained.ParticipantGroupKey,
        chained.MemberCount,
        chained.DueAmount,
        chained.PaidAmount,
        chained.ClosingAmount,
        chained.ChainNumber,
        CASE WHEN chained.IsChainStart = 1 THEN 0 ELSE chained.OpeningAmount - chained.PreviousClosingAmount END AS OpeningDifferenceAmount,
        MIN(chained.MonthNumber) OVER (PARTITION BY chained.PayingUnitDurableKey, chained.ChainNumber) AS FirstMonthNumber,
        -- All that became due since the chain began, this month included.
        SUM(chained.DueAmount + chained.AdjustmentAmount) OVER (PARTITION BY chained.PayingUnitDurableKey, chained.ChainNumber ORDER BY chained.MonthKey) AS DueSoFarAmount
    FROM chained
),
aged AS
(
    SELECT
        reckoned.MonthKey,
        reckoned.PayingUnitDurableKey,
        -- The oldest month that the payments do not reach.
        MIN(earlier.MonthNumber) AS OldestMonthNumber
    FROM reckoned
    INNER JOIN reckoned AS earlier
        ON earlier.PayingUnitDurableKey = reckoned.PayingUnitDurableKey
        AND earlier.ChainNumber = reckoned.ChainNumber
        AND earlier.MonthNumber <= reckoned.MonthNumber
        AND earlier.DueSoFarAmount > reckoned.DueSoFarAmount - reckoned.ClosingAmount + 0.005
    WHERE reckoned.ClosingAmount >= 0.005
    GROUP BY reckoned.MonthKey, reckoned.PayingUnitDurableKey
),
told AS
(
    SELECT
        reckoned.MonthKey,
        reckoned.PayingUnitKey,
        reckoned.PayingUnitDurableKey,
        reckoned.ParticipantGroupKey,
        reckoned.MemberCount,
        reckoned.DueAmount,
        reckoned.PaidAmount,
        reckoned.OpeningDifferenceAmount,
        CASE WHEN reckoned.ClosingAmount >= 0.005 THEN reckoned.ClosingAmount ELSE 0 END AS ArrearsAmount,
        CASE WHEN reckoned.ClosingAmount <= -0.005 THEN -reckoned.ClosingAmount ELSE 0 END AS AdvanceAmount,
        CASE WHEN reckoned.ClosingAmount >= 0.005 AND reckoned.DueSoFarAmount - reckoned.ClosingAmount <= -0.005 THEN 1 ELSE 0 END AS IsAgeAtLeast,
        CASE
            WHEN reckoned.ClosingAmount < 0.005 THEN 0
            WHEN reckoned.DueSoFarAmount - reckoned.ClosingAmount <= -0.005 THEN reckoned.MonthNumber - reckoned.FirstMonthNumber + 2
            ELSE reckoned.MonthNumber - COALESCE(aged.OldestMonthNumber, reckoned.MonthNumber) + 1
        END AS ArrearsAgeMonths
    FROM reckoned
    LEFT JOIN aged
        ON aged.MonthKey = reckoned.MonthKey
        AND aged.PayingUnitDurableKey = reckoned.PayingUnitDurableKey
)
SELECT
    told.MonthKey,
    told.PayingUnitKey,
    told.PayingUnitDurableKey,
    told.ParticipantGroupKey,
    told.MemberCount,
    told.DueAmount,
    told.PaidAmount,
    told.OpeningDifferenceAmount,
    told.ArrearsAmount,
    told.AdvanceAmount,
    told.ArrearsAgeMonths,
    told.IsAgeAtLeast,
    CASE
        WHEN told.ArrearsAgeMonths = 0 THEN '0'
        WHEN told.ArrearsAgeMonths = 1 THEN '1'
        WHEN told.ArrearsAgeMonths = 2 THEN '2'
        WHEN told.ArrearsAgeMonths <= 5 THEN '3-5'
        WHEN told.ArrearsAgeMonths <= 11 THEN '6-11'
        ELSE '12+'
    END AS ArrearsAgeCode
FROM told;
