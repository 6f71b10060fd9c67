using BhytWarehouse.Etl.Tests.Connectors.Sql;

namespace BhytWarehouse.Jobs.Tests.Scheduling;

/// <summary>Skipped where PostgreSQL is not installed, unless BHYT_REQUIRE_POSTGRESQL is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute()
    {
        if (PostgreSqlServer.BinaryFolder is null && Environment.GetEnvironmentVariable("BHYT_REQUIRE_POSTGRESQL") != "1")
        {
            Skip = "PostgreSQL is not installed (apt-get install postgresql); BHYT_REQUIRE_POSTGRESQL=1 makes this a failure.";
        }
    }
}
