using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Schema.Tests;

/// <summary>A SQLite database in memory, made by a script of the compiler.</summary>
public sealed class SqliteWarehouse : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:;Foreign Keys=True");

    public SqliteWarehouse(string script)
    {
        connection.Open();
        Execute(script);
    }

    public void Execute(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public object? Scalar(string sql) => Rows(sql)[0][0];

    public IReadOnlyList<object?[]> Rows(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<object?[]> rows = [];
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(index => reader.IsDBNull(index) ? null : reader.GetValue(index))]);
        }

        return rows;
    }

    public void Dispose() => connection.Dispose();
}
