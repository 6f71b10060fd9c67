namespace BhytWarehouse.Jobs.Commands;

/// <summary>Which warehouse is meant: <c>sqlite:PATH</c> or <c>sqlserver:CONNECTION STRING</c>.</summary>
internal static class WarehousePlace
{
    public const string Variable = "BHYT_WAREHOUSE";
    public const string Default = "bhyt-data/warehouse.db";
    private const string Sqlite = "sqlite:";
    private const string SqlServer = "sqlserver:";

    /// <summary>The path of the SQLite file that is meant.</summary>
    /// <param name="fallback">Path where neither option nor variable says anything.</param>
    public static string Resolve(string? option, Func<string, string?> readVariable, string fallback, Language language)
    {
        string? text = string.IsNullOrWhiteSpace(option) ? readVariable(Variable) : option;
        if (string.IsNullOrWhiteSpace(text))
        {
            return Path.GetFullPath(fallback);
        }

        text = text.Trim();
        if (text.StartsWith(SqlServer, StringComparison.OrdinalIgnoreCase))
        {
            throw new CommandException(ErrorTexts.NoSqlServerYet.In(language));
        }

        // The text may be a connection string with a password, so only its beginning is shown.
        return text.StartsWith(Sqlite, StringComparison.OrdinalIgnoreCase) && text.Length > Sqlite.Length
            ? Path.GetFullPath(text[Sqlite.Length..])
            : throw new UsageException(ErrorTexts.NotAWarehouse.In(language, text.Length > 20 ? text[..20] + "…" : text));
    }
}
