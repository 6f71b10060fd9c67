using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BhytWarehouse.Etl.Connectors.Sql;

/// <summary>What differs between the engines: how to connect for reading only, and what their errors mean.</summary>
internal static class SqlOrigin
{
    /// <summary>Not yet open. A pull never writes, so the connection asks for no more than reading.</summary>
    /// <exception cref="ArgumentException">The connection string cannot be understood.</exception>
    public static DbConnection Connect(SqlEngine engine, string connectionString) => engine switch
    {
        SqlEngine.SqlServer => new SqlConnection(new SqlConnectionStringBuilder(connectionString) { ApplicationIntent = ApplicationIntent.ReadOnly, ApplicationName = "BhytWarehouse" }.ConnectionString),
        SqlEngine.PostgreSql => new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Timezone = "UTC", ApplicationName = "BhytWarehouse", Pooling = false, Options = "-c default_transaction_read_only=on" }.ConnectionString),
        SqlEngine.Sqlite => new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString),
        _ => throw new ArgumentOutOfRangeException(nameof(engine), engine, "Unknown engine."),
    };

    /// <summary>The name in the engine's own quotes.</summary>
    public static string Quote(SqlEngine engine, string name) =>
        engine == SqlEngine.SqlServer ? $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]" : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>What an error means for the operator. Its message is quoted only where it names columns or tables: others can name the user.</summary>
    public static (string Found, string Advice) Explain(Exception fault)
    {
        const string Renamed = "The source has changed: correct the query in sources.json, with an alias if a column was renamed.";
        const string Away = "Check that the database is up and reachable from here and that the connection string in the environment variable is right; the next pull asks again.";
        const string Rights = "Check user and password in the environment variable; the account needs the right to read what the query names, no more.";
        return fault switch
        {
            PostgresException { SqlState: "42703" or "42P01" or "42883" } unknown => ($"a query that the source no longer understands ({unknown.SqlState}: {unknown.MessageText})", Renamed),
            PostgresException { SqlState: "28P01" or "28000" or "42501" or "3D000" } refused => ($"no access ({refused.SqlState})", Rights),
            PostgresException { SqlState: "25006" } => ("a query that wants to write", "A pull reads only: the query must be one SELECT."),
            PostgresException other => ($"an error of the database ({other.SqlState})", "Run the query at the source to see what it says."),
            SqlException { Number: 207 or 208 } unknown => ($"a query that the source no longer understands ({unknown.Number}: {unknown.Message.ReplaceLineEndings(" ")})", Renamed),
            SqlException { Number: 18456 or 229 or 4060 } refused => ($"no access ({refused.Number})", Rights),
            SqlException { Number: -2 or -1 or 2 or 53 or 10060 or 10061 or 40613 } away => ($"no connection or no answer in time ({away.Number})", Away),
            SqlException other => ($"an error of the database ({other.Number})", "Run the query at the source to see what it says."),
            SqliteException { SqliteErrorCode: 14 } => ("no database file that can be opened", Away),
            SqliteException { SqliteErrorCode: 26 or 11 } => ("a file that is no sound SQLite database", Away),
            SqliteException { SqliteErrorCode: 5 or 6 } => ("a database that is locked", Away),
            SqliteException { SqliteErrorCode: 8 } => ("a query that wants to write", "A pull reads only: the query must be one SELECT."),
            SqliteException { SqliteErrorCode: 1 } unknown => ($"a query that the source no longer understands ({unknown.Message.ReplaceLineEndings(" ")})", Renamed),
            SqliteException other => ($"an error of the database ({other.SqliteErrorCode})", "Run the query at the source to see what it says."),
            NpgsqlException { InnerException: TimeoutException } => ("no answer in time", Away),
            NpgsqlException => ("no connection, or one that broke off", Away),
            TimeoutException => ("no answer in time", Away),
            _ => (fault.GetType().Name, Away),
        };
    }
}
