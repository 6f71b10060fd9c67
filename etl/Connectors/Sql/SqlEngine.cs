namespace BhytWarehouse.Etl.Connectors.Sql;

/// <summary>The databases that can be pulled from.</summary>
public enum SqlEngine
{
    SqlServer,
    PostgreSql,
    Sqlite,
}
