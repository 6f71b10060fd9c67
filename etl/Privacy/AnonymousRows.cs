using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quality;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Privacy;

/// <summary>Takes out of staged rows of erased persons what the gate stages beside the numbers, which <see cref="Pseudonyms"/> has replaced already: sex, birth, household, name tokens, other numbers of the row.</summary>
/// <remarks>The rows are loaded, under nobody: amounts and counts go into the star and the ledger as they came.</remarks>
public sealed class AnonymousRows(SqliteConnection connection, Pseudonyms pseudonyms)
{
    /// <returns>How many staged rows are of erased persons.</returns>
    public int Clean(int loadRunKey)
    {
        int count = 0;
        connection.Run("PRAGMA secure_delete = ON");
        foreach (PersonTable table in PersonTable.OfStaging.Where(table => table.Tokens.Count > 0))
        {
            count += CleanTable(table, loadRunKey);
        }

        return count;
    }

    private int CleanTable(PersonTable table, int loadRunKey)
    {
        string isAnonymous = string.Join(" OR ", table.Tokens.Select(column => $"SUBSTR({column}, 1, 1) = '{Pseudonyms.AnonymousMark}'"));
        List<(long Row, string[] Tokens)> rows = connection.Rows(
            $"SELECT rowid, {string.Join(", ", table.Tokens)} FROM {table.SqliteName} WHERE LoadRunKey = @run AND ({isAnonymous})",
            reader => (reader.GetInt64(0), table.Tokens.Select((_, index) => reader.GetString(index + 1)).ToArray()), ("@run", loadRunKey));
        foreach ((long row, string[] tokens) in rows)
        {
            string[] assignments = [.. table.Tokens.Select((column, index) => $"{column} = @t{index}"), .. table.Forgets.Select(column => $"{column} = {table.UnknownOf(column)}")];
            connection.Run(
                $"UPDATE {table.SqliteName} SET {string.Join(", ", assignments)} WHERE rowid = @row",
                [("@row", row), .. tokens.Select((token, index) => ($"@t{index}", (object)pseudonyms.AnonymousOf(token)))]);
        }

        return rows.Count;
    }
}
