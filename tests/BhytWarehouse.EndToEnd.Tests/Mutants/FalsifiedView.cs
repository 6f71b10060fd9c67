using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Mutants;

/// <summary>A view of a warehouse that lies from now on.</summary>
internal static class FalsifiedView
{
    /// <summary>Puts other words into its text.</summary>
    public static void Reword(SqliteWarehouse warehouse, string view, string find, string replace) =>
        Rewrite(warehouse, view, text =>
        {
            text.ShouldContain(find);
            return text.Replace(find, replace, StringComparison.Ordinal);
        });

    /// <summary>Keeps the genuine view under another name and puts a query over it in its place.</summary>
    /// <param name="query">From the name of the genuine view.</param>
    public static void Wrap(SqliteConnection connection, string view, Func<string, string> query)
    {
        string genuine = GenuineName(view);
        string text = connection.ScalarText("SELECT sql FROM sqlite_master WHERE name = @view", ("@view", view))!;
        text.ShouldStartWith($"CREATE VIEW {view}");
        connection.Run($"CREATE VIEW {genuine}{text[$"CREATE VIEW {view}".Length..]}");
        connection.Run($"DROP VIEW {view}");
        connection.Run($"CREATE VIEW {view} AS {query(genuine)}");
    }

    public static string GenuineName(string view) => view + "_genuine";

    private static void Rewrite(SqliteWarehouse warehouse, string view, Func<string, string> rewrite)
    {
        using SqliteConnection connection = warehouse.OpenWriter();
        string text = connection.ScalarText("SELECT sql FROM sqlite_master WHERE name = @view", ("@view", view))!;
        connection.Run($"DROP VIEW {view}");
        connection.Run(rewrite(text));
    }
}
