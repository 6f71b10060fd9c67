namespace BhytWarehouse.Schema.Tests;

/// <summary>The Role and Snapshot tags: what a load follows when the intervals of a dimension change.</summary>
public sealed class WarehouseRoleTests
{
    private static IEnumerable<WarehouseObject> Tables => WarehouseSchema.Objects.Where(item => item.Kind == WarehouseObjectKind.Table && item.Schema is "dim" or "fact");

    /// <summary>A key of a version beside its durable key says at which date it is in force, unless the whole row is worked out anew by a derive view.</summary>
    [Fact]
    public void Keys_OfVersions_EachHaveARole()
    {
        List<string> missing = [];
        foreach (WarehouseObject table in Tables.Where(table => !WarehouseSchema.Objects.Any(view => view.Schema == "derive" && view.Name == table.Name)))
        {
            HashSet<string> told = [.. WarehouseRole.Of(table).Select(role => role.KeyColumn)];
            missing.AddRange(
                from reference in table.References
                where reference.Schema == "dim" && IsVersioned(reference.Table) && reference.Columns is [_]
                let key = reference.Columns[0]
                where table.Columns.Any(column => column.Name == key[..^"Key".Length] + "DurableKey") && !told.Contains(key)
                select $"{table.Schema}.{table.Name}.{key}: add '-- Role  {key} at …DateKey' to the header; without it a late row of {reference.Table} leaves it on the wrong version");
            missing.AddRange(
                from column in table.Columns
                where column.Name.EndsWith("DurableKey", StringComparison.Ordinal) && column.Name != table.Name + "DurableKey"
                let key = column.Name[..^"DurableKey".Length] + "Key"
                where table.Columns.Any(own => own.Name == key) && table.References.All(reference => !reference.Columns.Contains(key))
                select $"{table.Schema}.{table.Name}.{key}: no foreign key says which dimension it points to");
        }

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Roles_OfTheSchema_LeadWhereTheySay()
    {
        int count = 0;
        foreach (WarehouseObject table in Tables)
        {
            foreach (WarehouseRole role in WarehouseRole.Of(table))
            {
                count++;
                IsVersioned(role.Dimension).ShouldBeTrue($"{table.Name}.{role.KeyColumn}");
                if (role.Leader is { } leader)
                {
                    WarehouseRole.Of(WarehouseSchema.Find("fact", leader.Fact)).ShouldContain(leading => leading.KeyColumn == role.KeyColumn && leading.Dimension == role.Dimension && leading.Leader == null, $"{table.Name}.{role.KeyColumn}");
                }

                if (table.Schema == "dim")
                {
                    (role.DateColumn, role.DurableKeyColumn is null).ShouldBe(("EffectiveDateKey", false), $"{table.Name}.{role.KeyColumn}");
                }
            }
        }

        count.ShouldBeGreaterThan(10);
    }

    /// <summary>What is told of a dimension with history is kept with its place in the order, so that ties do not fall to whichever came first.</summary>
    [Fact]
    public void ConformViews_OfVersionedDimensions_SayWhereEachObservationComesFrom()
    {
        foreach (WarehouseObject dimension in Tables.Where(table => table.Schema == "dim" && IsVersioned(table.Name)))
        {
            string[] given = [.. WarehouseSchema.Find("conform", dimension.Name).Columns.Select(column => column.Name)];
            new[] { "EffectiveDateKey", "ObservationPrecedence", "ObservationOrder", "SourceFileKey", "RecordNumber" }.ShouldBeSubsetOf(given, dimension.Name);
        }
    }

    [Fact]
    public void Snapshots_OfTheSchema_NameColumnsThatAreThere()
    {
        foreach ((WarehouseObject table, WarehouseSnapshot snapshot) in Tables.Select(table => (table, WarehouseSnapshot.Of(table))).Where(pair => pair.Item2 is not null).Select(pair => (pair.table, pair.Item2!)))
        {
            table.Columns.ShouldContain(column => column.Name == "MonthKey", table.Name);
            new[] { snapshot.FromColumn, snapshot.ToColumn }.ShouldBeSubsetOf(WarehouseSchema.Find("fact", snapshot.Fact).Columns.Select(column => column.Name), table.Name);
            WarehouseSchema.Find("dim", snapshot.WithinDimension).Columns.Select(column => column.Name).ShouldContain(snapshot.WithinColumn, table.Name);
        }
    }

    [Theory]
    [InlineData("FacilityKey at PaymentDateKey", "row.PaymentDateKey")]
    [InlineData("FacilityKey at end of BudgetYear", "(row.BudgetYear * 10000 + 1231)")]
    [InlineData("FacilityKey at start of BudgetYear", "(row.BudgetYear * 10000 + 101)")]
    [InlineData("FacilityKey at end of MonthKey", "(row.MonthKey * 100 + 28)")]
    [InlineData("FacilityKey at end of BudgetYear and QuarterNumber", "(row.BudgetYear * 10000 + row.QuarterNumber * 300 + 28)")]
    [InlineData("FacilityKey at start of BudgetYear and QuarterNumber", "(row.BudgetYear * 10000 + row.QuarterNumber * 300 + -199)")]
    [InlineData("FacilityKey at 99991231", "99991231")]
    public void Of_ARoleWithADate_GivesItsExpression(string text, string date)
    {
        WarehouseRole role = WarehouseRole.Of(Table(text)).ShouldHaveSingleItem();

        (role.Dimension, role.DurableKeyColumn, role.DateOf("row")).ShouldBe(("Facility", "FacilityDurableKey", date));
    }

    [Fact]
    public void Of_ARoleThatFollows_NamesTheLeadingRow() =>
        WarehouseRole.Of(Table("FacilityKey as Claim of RowKey / 100 else at 99991231")).ShouldHaveSingleItem().Leader.ShouldBe(new WarehouseRoleLeader("Claim", "RowKey", 100, 99991231));

    [Theory]
    [InlineData("FacilityKey on PaymentDateKey", "expected 'XKey at DateColumn'")]
    [InlineData("FacilityKey at DischargeDateKey", "no column DischargeDateKey")]
    [InlineData("FacilityKey at MonthKey", "'start of' or 'end of'")]
    [InlineData("FacilityKey at end of PaymentDateKey", "'start of' or 'end of'")]
    [InlineData("FacilityKey at end of MonthKey and QuarterNumber", "'start of' or 'end of'")]
    [InlineData("FacilityKey at end of BudgetYear and Part", "no column Part")]
    [InlineData("RowKey at PaymentDateKey", "no foreign key to a dimension")]
    [InlineData("FacilityKey as Claim of LineKey / 100", "no column LineKey")]
    public void Of_ARoleThatCannotBeFollowed_SaysWhy(string text, string reason) =>
        Should.Throw<FormatException>(() => WarehouseRole.Of(Table(text))).Message.ShouldContain(reason);

    [Fact]
    public void Of_ASnapshotWrittenOtherwise_SaysWhatIsExpected() =>
        Should.Throw<FormatException>(() => WarehouseSnapshot.Of(Table("FacilityKey at PaymentDateKey", "of CardSpan"))).Message.ShouldContain("expected 'of Fact from DateColumn");

    private static bool IsVersioned(string dimension) => WarehouseSchema.Find("dim", dimension).Columns.Any(column => column.Name == dimension + "DurableKey");

    private static WarehouseObject Table(string role, string snapshot = "")
    {
        Dictionary<string, string> header = new() { ["Role"] = role };
        if (snapshot.Length > 0)
        {
            header["Snapshot"] = snapshot;
        }

        string[] columns = ["RowKey", "FacilityKey", "FacilityDurableKey", "PaymentDateKey", "MonthKey", "BudgetYear", "QuarterNumber"];
        return new WarehouseObject("fact", "Sample", WarehouseObjectKind.Table, null, "fact_Sample", null, null, header, ["RowKey"], [new WarehouseReference(["FacilityKey"], "dim", "Facility")],
            [.. columns.Select(name => new WarehouseColumn(name, "int", "INTEGER", false, false, null))]);
    }
}
