using System.Reflection;
using BhytWarehouse.Etl.Connectors.Sql;
using Xunit.Sdk;

namespace BhytWarehouse.Etl.Tests.Connectors.Sql;

/// <summary>Runs a test on PostgreSQL too; skipped where it is not installed, unless BHYT_REQUIRE_POSTGRESQL is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgreSqlDataAttribute : DataAttribute
{
    public PostgreSqlDataAttribute()
    {
        if (PostgreSqlServer.BinaryFolder is null && Environment.GetEnvironmentVariable("BHYT_REQUIRE_POSTGRESQL") != "1")
        {
            Skip = "PostgreSQL is not installed (apt-get install postgresql); BHYT_REQUIRE_POSTGRESQL=1 makes this a failure.";
        }
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[SqlEngine.PostgreSql]];
}
