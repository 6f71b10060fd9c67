using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quality;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Audit;

/// <summary>What the rules of the gates found so far, where they could not judge, and which of their editions judged which load.</summary>
public sealed class RuleReport(SqliteConnection connection)
{
    /// <summary>By code, over all published loads.</summary>
    public IReadOnlyDictionary<string, RuleCount> Counts() =>
        connection.Rows(
            """
            SELECT finding.RuleCode, SUM(finding.OccurrenceCount), COUNT(DISTINCT finding.SourceFileKey * 4294967296 + finding.RecordNumber), COUNT(DISTINCT finding.LoadRunKey), MAX(run.StartedAt)
            FROM quality_Finding AS finding INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = finding.LoadRunKey AND run.StateName = 'published'
            GROUP BY finding.RuleCode
            """,
            reader => new RuleCount(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetString(4))).ToDictionary(count => count.RuleCode, StringComparer.Ordinal);

    /// <summary>What the rules could not judge in one published load, or in the newest that judged records of each feed.</summary>
    public IReadOnlyList<RuleNotApplied> NotApplied(int? loadRunKey = null) =>
        connection.Rows(
            """
            SELECT lacking.LoadRunKey, run.FeedCode, lacking.RuleCode, lacking.ListName, lacking.ReasonCode, lacking.RecordCount
            FROM quality_RuleNotApplied AS lacking INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = lacking.LoadRunKey AND run.StateName = 'published'
            WHERE lacking.LoadRunKey = CASE WHEN @run > 0 THEN @run ELSE
            (
                SELECT MAX(judged.LoadRunKey)
                FROM quality_JudgedLoad AS judged INNER JOIN audit_LoadRun AS its ON its.LoadRunKey = judged.LoadRunKey AND its.StateName = 'published'
                WHERE its.FeedCode = run.FeedCode AND EXISTS (SELECT 1 FROM audit_SourceFile AS file WHERE file.LoadRunKey = judged.LoadRunKey AND file.StateName = 'read')
            ) END
            ORDER BY run.FeedCode, lacking.RuleCode, lacking.ListName, lacking.ReasonCode
            """,
            reader => new RuleNotApplied(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), Enum.Parse<ListState>(reader.GetString(4)), reader.GetInt64(5)), ("@run", loadRunKey ?? 0));

    /// <summary>By load.</summary>
    public IReadOnlyDictionary<int, RuleEdition> Editions() =>
        connection.Rows(
            "SELECT judged.LoadRunKey, edition.FeedCode, edition.EditionCode, edition.RuleCount, judged.CodeListEdition FROM quality_JudgedLoad AS judged INNER JOIN quality_RuleEdition AS edition ON edition.RuleEditionKey = judged.RuleEditionKey",
            reader => new RuleEdition(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetString(4))).ToDictionary(edition => edition.LoadRunKey);

    /// <summary>What one rule said in the editions that judged loads, oldest first: version, first load, and whether it has been said otherwise since.</summary>
    public IReadOnlyList<(int Version, int FirstLoadRunKey, string EditionCode, string Expectation)> Versions(string ruleCode) =>
        connection.Rows(
            """
            SELECT version.VersionNumber, MIN(edition.FirstLoadRunKey), MIN(edition.EditionCode), version.Expectation
            FROM quality_RuleVersion AS version INNER JOIN quality_RuleEdition AS edition ON edition.RuleEditionKey = version.RuleEditionKey
            WHERE version.RuleCode = @rule GROUP BY version.VersionNumber, version.Expectation ORDER BY 2
            """,
            reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3)), ("@rule", ruleCode));
}
