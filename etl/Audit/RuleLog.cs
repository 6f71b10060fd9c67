using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Audit;

/// <summary>Which edition of a gate's rules judged a load, and what it could not judge for want of a list.</summary>
public sealed class RuleLog(SqliteConnection connection)
{
    /// <summary>Within the caller's transaction, as the load has been judged; a load that is judged again is told anew.</summary>
    public void Judged(int loadRunKey, ISource source, IReadOnlyList<(string RuleCode, string ListName, ListState State, long RecordCount)> unjudged)
    {
        Forget(loadRunKey);
        connection.Run("INSERT INTO quality_JudgedLoad (LoadRunKey, RuleEditionKey, CodeListEdition) VALUES (@run, @edition, @lists)",
            ("@run", loadRunKey), ("@edition", EditionOf(loadRunKey, source)), ("@lists", CodeListLoad.Edition));
        foreach ((string rule, string list, ListState state, long records) in unjudged)
        {
            connection.Run("INSERT INTO quality_RuleNotApplied (LoadRunKey, RuleCode, ListName, ReasonCode, RecordCount) VALUES (@run, @rule, @list, @reason, @records)",
                ("@run", loadRunKey), ("@rule", rule), ("@list", list), ("@reason", state.ToString()), ("@records", records));
        }
    }

    public void Forget(int loadRunKey)
    {
        connection.Run("DELETE FROM quality_JudgedLoad WHERE LoadRunKey = @run", ("@run", loadRunKey));
        connection.Run("DELETE FROM quality_RuleNotApplied WHERE LoadRunKey = @run", ("@run", loadRunKey));
    }

    private long EditionOf(int loadRunKey, ISource source)
    {
        IReadOnlyList<CatalogueRule> rules = RuleCatalogue.Of(source);
        string code = RuleCatalogue.EditionOf(rules);
        if (connection.ScalarLong("SELECT RuleEditionKey FROM quality_RuleEdition WHERE FeedCode = @feed AND EditionCode = @code", ("@feed", source.FeedCode), ("@code", code)) is > 0 and long known)
        {
            return known;
        }

        long key = connection.ScalarLong("SELECT COALESCE(MAX(RuleEditionKey), 0) + 1 FROM quality_RuleEdition");
        connection.Run("INSERT INTO quality_RuleEdition (RuleEditionKey, FeedCode, EditionCode, RuleCount, FirstLoadRunKey) VALUES (@key, @feed, @code, @count, @run)",
            ("@key", key), ("@feed", source.FeedCode), ("@code", code), ("@count", rules.Count), ("@run", loadRunKey));
        foreach (CatalogueRule rule in rules)
        {
            connection.Run(
                """
                INSERT INTO quality_RuleVersion (RuleEditionKey, RuleCode, VersionNumber, SeverityCode, FieldName, Expectation, ExpectationVietnamese, LegalBasis, OwnerName, OwnerNameVietnamese, ValidFromDateKey, ValidToDateKey, ListNames, MayBeOverridden)
                VALUES (@edition, @rule, @version, @severity, @field, @expectation, @vietnamese, @basis, @owner, @ownerVietnamese, @from, @to, @lists, @overridable)
                """,
                ("@edition", key), ("@rule", rule.Code), ("@version", rule.Version), ("@severity", (int)rule.Severity), ("@field", rule.Field), ("@expectation", rule.Expectation), ("@vietnamese", rule.ExpectationVietnamese),
                ("@basis", rule.LegalBasis), ("@owner", rule.Owner.Name), ("@ownerVietnamese", rule.Owner.NameVietnamese), ("@from", rule.Standing.ValidFromDateKey), ("@to", rule.Standing.ValidToDateKey),
                ("@lists", string.Join(' ', rule.Standing.Lists)), ("@overridable", rule.Standing.MayBeOverridden ? 1 : 0));
        }

        return key;
    }
}
