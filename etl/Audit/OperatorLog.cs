using System.Globalization;
using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Audit;

/// <summary>Who did what, when and why, in jobs.db; the database itself refuses to change or delete an entry.</summary>
/// <remarks>The reason is written before the work and its outcome after it, so an action that a crash cut off is told too.</remarks>
public sealed class OperatorLog(string jobsPath, TimeProvider time)
{
    private const int LongestReason = 400;
    private const int DigitsOfAPerson = 8;

    private const string Whole =
        """
        SELECT action.number, action.at, action.who, action.what, action.subject, action.reason, COALESCE(ended.at, ''), COALESCE(ended.outcome, '')
        FROM operator_action AS action LEFT JOIN operator_outcome AS ended ON ended.number = action.number
        """;

    /// <exception cref="ArgumentException">The reason is missing, too long, or holds what looks like a number of a person.</exception>
    public static string Check(string reason)
    {
        string told = reason.Trim();
        if (told.Length is 0 or > LongestReason)
        {
            throw new ArgumentException($"An action needs a reason of 1 to {LongestReason} characters; this one has {told.Length}.");
        }

        int digits = 0;
        foreach (char letter in told)
        {
            digits = char.IsAsciiDigit(letter) ? digits + 1 : 0;
            if (digits >= DigitsOfAPerson)
            {
                throw new ArgumentException($"The reason holds {DigitsOfAPerson} digits in a row, as the numbers of persons do. It is kept in the log, where such numbers never stand: say it without the number.");
            }
        }

        return told;
    }

    /// <returns>The number under which <see cref="End"/> writes the outcome.</returns>
    public long Begin(string who, string what, string subject, string reason)
    {
        string told = Check(reason);
        using SqliteConnection connection = Open(jobsPath);
        return connection.Rows(
            "INSERT INTO operator_action (at, who, what, subject, reason) VALUES (@at, @who, @what, @subject, @reason) RETURNING number",
            reader => reader.GetInt64(0), ("@at", Now()), ("@who", who), ("@what", what), ("@subject", subject), ("@reason", told))[0];
    }

    public void End(long number, string outcome)
    {
        using SqliteConnection connection = Open(jobsPath);
        connection.Run("INSERT INTO operator_outcome (number, at, outcome) VALUES (@number, @at, @outcome)", ("@number", number), ("@at", Now()), ("@outcome", outcome));
    }

    /// <summary>Oldest first; none where no action was ever logged.</summary>
    public IReadOnlyList<OperatorAction> Actions()
    {
        if (!File.Exists(jobsPath))
        {
            return [];
        }

        using SqliteConnection connection = Open(jobsPath);
        return connection.Rows(Whole + " ORDER BY action.number", Read);
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<OperatorAction> Search(ActionFilter filter)
    {
        using SqliteConnection connection = Open(jobsPath);
        return connection.Rows(
            Whole + " WHERE (@who = '' OR action.who = @who) AND substr(action.what, 1, length(@what)) = @what AND action.number < @before ORDER BY action.number DESC LIMIT @most",
            Read, ("@who", filter.Who), ("@what", filter.What), ("@before", filter.Before ?? long.MaxValue), ("@most", filter.Most));
    }

    private static OperatorAction Read(SqliteDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(7));

    private static SqliteConnection Open(string path) => JobStore.Open(
        path,
        """
        CREATE TABLE IF NOT EXISTS operator_action (number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, subject TEXT NOT NULL, reason TEXT NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS operator_outcome (number INTEGER PRIMARY KEY, at TEXT NOT NULL, outcome TEXT NOT NULL) STRICT;
        CREATE TRIGGER IF NOT EXISTS operator_action_stands BEFORE UPDATE ON operator_action BEGIN SELECT RAISE(ABORT, 'the log of operator actions is only added to'); END;
        CREATE TRIGGER IF NOT EXISTS operator_action_stays BEFORE DELETE ON operator_action BEGIN SELECT RAISE(ABORT, 'the log of operator actions is only added to'); END;
        CREATE TRIGGER IF NOT EXISTS operator_outcome_stands BEFORE UPDATE ON operator_outcome BEGIN SELECT RAISE(ABORT, 'the log of operator actions is only added to'); END;
        CREATE TRIGGER IF NOT EXISTS operator_outcome_stays BEFORE DELETE ON operator_outcome BEGIN SELECT RAISE(ABORT, 'the log of operator actions is only added to'); END;
        """);

    private string Now() => time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
