using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.EndToEnd.Tests.Registers;

[Collection(LoadedProvinceCollection.Name)]
public sealed class FacilityRegisterTests(LoadedProvince province)
{
    [Fact]
    public void FacilityResource_AllLists_HoldsTheEntriesOfTheTruth()
    {
        List<(string, string, string, int, int, int)> inStar = province.Home.Rows(
            """
            SELECT resource.ResourceTypeCode, facility.FacilityCode, COALESCE(CASE resource.ResourceTypeCode WHEN 'Department' THEN department.DepartmentCode WHEN 'Machine' THEN machine.MachineCode WHEN 'Facility' THEN facility.FacilityCode ELSE '' END, ''),
                resource.StartDateKey, resource.EndDateKey, resource.ApprovedBedCount
            FROM fact_FacilityResource AS resource
            INNER JOIN dim_Facility AS facility ON facility.FacilityKey = resource.FacilityKey
            INNER JOIN dim_Department AS department ON department.DepartmentKey = resource.DepartmentKey
            INNER JOIN dim_Machine AS machine ON machine.MachineKey = resource.MachineKey
            """,
            reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt32(5)));

        inStar.ShouldBe(
            province.Truth.Registers.Select(entry => (entry.Kind, entry.FacilityCode, entry.Kind == "Practitioner" ? "" : entry.Code, Key(entry.From), entry.To is { } to ? Key(to) : 99991231, entry.ApprovedBeds)), ignoreOrder: true);
    }

    [Fact]
    public void Facility_WhoseLevelChanges_HasBothLevelsEachInItsTime()
    {
        RegisterTruth[] entries = [.. province.Truth.Registers.Where(entry => entry.Kind == "Facility" && entry.FacilityCode == "00021").OrderBy(entry => entry.From)];
        entries.Length.ShouldBe(2);
        int changed = Key(entries[1].From);

        List<(string Level, int Beds, int From, int To, int InForce)> versions = province.Home.Rows(
            "SELECT ProfessionalLevel, ApprovedBedCount, ValidFromDateKey, ValidToDateKey, IsInForce FROM dim_Facility WHERE FacilityCode = '00021' ORDER BY 3",
            reader => (reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4)));

        versions.Select(version => (version.Level, version.Beds, version.InForce)).ShouldBe([("Primary", 10, 1), ("Basic", 30, 1)]);
        versions[1].From.ShouldBe(changed);
        versions[1].To.ShouldBe(99991231);
        // A claim of before and one of after the change stand under different versions of one facility.
        province.Home.Count($"SELECT COUNT(*) FROM fact_Claim AS claim INNER JOIN dim_Facility AS facility ON facility.FacilityKey = claim.TreatingFacilityKey WHERE facility.FacilityCode = '00021' AND (claim.DischargeDateKey >= {changed}) <> (facility.ProfessionalLevel = 'Basic')").ShouldBe(0);
        province.Home.Count("SELECT COUNT(DISTINCT facility.ProfessionalLevel) FROM fact_Claim AS claim INNER JOIN dim_Facility AS facility ON facility.FacilityKey = claim.TreatingFacilityKey WHERE facility.FacilityCode = '00021'").ShouldBe(2);
    }

    [Fact]
    public void Department_ThatCloses_IsNotInForceFromTheNextDay()
    {
        RegisterTruth closed = province.Truth.Registers.Single(entry => entry is { Kind: "Department", To: not null });

        province.Home.Rows(
            $"SELECT IsInForce, ValidFromDateKey FROM dim_Department WHERE FacilityCode = '{closed.FacilityCode}' AND DepartmentCode = '{closed.Code}' ORDER BY 2",
            reader => (reader.GetInt32(0), reader.GetInt32(1)))
            .ShouldBe([(1, 19900101), (0, Key(closed.To!.Value.AddDays(1)))]);
    }

    [Fact]
    public void Practitioners_OfClaims_AreKnownExceptThoseInNoRegister()
    {
        // 20 facilities with 30 licences each; one licence of every fifth facility is in no register.
        province.Home.Count("SELECT COUNT(DISTINCT PractitionerDurableKey) FROM dim_Practitioner WHERE PractitionerKey > 0 AND IsInferred = 0").ShouldBe(596);
        province.Home.Count("SELECT COUNT(DISTINCT PractitionerDurableKey) FROM dim_Practitioner WHERE PractitionerKey > 0 AND IsInferred = 1").ShouldBeInRange(1, 4);
        province.Home.Count("SELECT COUNT(*) FROM fact_ClaimLine AS line INNER JOIN dim_Practitioner AS practitioner ON practitioner.PractitionerKey = line.PractitionerKey WHERE line.OrderDateKey NOT BETWEEN practitioner.ValidFromDateKey AND practitioner.ValidToDateKey OR line.PractitionerDurableKey <> practitioner.PractitionerDurableKey").ShouldBe(0);
        // The one who goes to the next hospital keeps the token and has two entries.
        province.Home.Count("SELECT COUNT(*) FROM (SELECT PractitionerDurableKey FROM fact_FacilityResource WHERE ResourceTypeCode = 'Practitioner' GROUP BY 1 HAVING COUNT(DISTINCT FacilityDurableKey) > 1)").ShouldBe(1);
    }

    [Fact]
    public void CatalogueEntries_AllLists_AreTheTruthWithPricesAndDays()
    {
        List<(string, string, string, int, int, decimal)> inStar = province.Home.Rows(
            """
            SELECT entry.EntryTypeCode, CASE WHEN entry.FacilityKey = -1 THEN '' ELSE facility.FacilityCode END,
                CASE entry.EntryTypeCode WHEN 'Drug' THEN drug.DrugCode WHEN 'Diagnosis' THEN diagnosis.DiagnosisCode ELSE item.ServiceItemCode END, entry.StartDateKey, entry.EndDateKey, entry.UnitPrice
            FROM fact_CatalogueEntry AS entry
            INNER JOIN dim_Facility AS facility ON facility.FacilityKey = entry.FacilityKey
            INNER JOIN dim_Drug AS drug ON drug.DrugKey = entry.DrugKey
            INNER JOIN dim_ServiceItem AS item ON item.ServiceItemKey = entry.ServiceItemKey
            INNER JOIN dim_Diagnosis AS diagnosis ON diagnosis.DiagnosisKey = entry.DiagnosisKey
            """,
            reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetDecimal(5)));

        inStar.Order().ShouldBe(province.Truth.Catalogues.Select(entry => (entry.Kind, entry.FacilityCode, entry.Code, Key(entry.From), entry.To is { } to ? Key(to) : 99991231, entry.Price)).Order());
    }

    [Fact]
    public void Catalogues_AgainstClaims_LackOnlyWhatIsLeftOutAndDoNotApplyWhereNoneWasReceived()
    {
        List<(string Facility, string Code)> notApproved = province.Home.Rows(
            """
            SELECT DISTINCT facility.FacilityCode, item.ServiceItemCode
            FROM fact_ClaimLine AS line
            INNER JOIN dim_Facility AS facility ON facility.FacilityKey = line.TreatingFacilityKey
            INNER JOIN dim_ServiceItem AS item ON item.ServiceItemKey = line.ServiceItemKey AND item.ServiceItemType = 'Service'
            INNER JOIN fact_CatalogueScope AS scope ON scope.FacilityDurableKey = line.TreatingFacilityDurableKey AND scope.EntryTypeCode = 'Service' AND line.OrderDateKey BETWEEN scope.FirstDateKey AND scope.LastDateKey
            WHERE line.ServiceItemKey > 0 AND NOT EXISTS (SELECT 1 FROM fact_CatalogueEntry AS entry WHERE entry.FacilityDurableKey = line.TreatingFacilityDurableKey AND entry.ServiceItemKey = line.ServiceItemKey AND line.OrderDateKey BETWEEN entry.StartDateKey AND entry.EndDateKey)
            """,
            reader => (reader.GetString(0), reader.GetString(1)));

        notApproved.ShouldNotBeEmpty();
        notApproved.ShouldAllBe(pair => pair.Code == "21.0014.1778" && pair.Facility.StartsWith("0001", StringComparison.Ordinal));
        province.Home.Count("SELECT COUNT(*) FROM fact_CatalogueScope AS scope INNER JOIN dim_Facility AS facility ON facility.FacilityDurableKey = scope.FacilityDurableKey WHERE scope.EntryTypeCode = 'Service' AND facility.FacilityCode = '00022'").ShouldBe(0);

        // Nobody bills above the price of the day, also after it rose.
        province.Home.Count(
            """
            SELECT COUNT(*) FROM fact_ClaimLine AS line
            INNER JOIN fact_CatalogueEntry AS entry ON entry.FacilityDurableKey = line.TreatingFacilityDurableKey AND entry.ServiceItemKey = line.ServiceItemKey AND entry.ServiceItemKey > 0 AND line.OrderDateKey BETWEEN entry.StartDateKey AND entry.EndDateKey
            WHERE line.CoveredUnitPrice > entry.UnitPrice + 0.005
            """).ShouldBe(0);
        province.Home.Count("SELECT COUNT(DISTINCT line.CoveredUnitPrice) FROM fact_ClaimLine AS line INNER JOIN dim_ServiceItem AS item ON item.ServiceItemKey = line.ServiceItemKey WHERE item.ServiceItemCode = '02.0085.1778'").ShouldBe(2);
    }

    [Fact]
    public void Diagnoses_OfTheList_CarryTheirLimits()
    {
        province.Home.Rows("SELECT OnlySexCode, LeastAge, GreatestAge, IsInferred FROM dim_Diagnosis WHERE DiagnosisCode = 'O80'", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3))).ShouldBe([(2, 10, 60, 0)]);
    }

    [Fact]
    public void DigitalUse_EveryMonthAndFacility_EqualsTheTruthWithTheCorrection()
    {
        province.Home.Rows(
            "SELECT digital.MonthKey, facility.FacilityCode, digital.VisitCount, digital.CitizenIdCheckInCount, digital.VneidCheckInCount, digital.HealthRecordCount, digital.PaymentCount, digital.CashlessPaymentCount FROM fact_DigitalUse AS digital INNER JOIN dim_Facility AS facility ON facility.FacilityKey = digital.FacilityKey",
            reader => new DigitalUseTruth(reader.GetInt32(0), reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt32(5), reader.GetInt32(6), reader.GetInt32(7)))
            .ShouldBe(province.Truth.DigitalUse, ignoreOrder: true);
        province.Home.Rows("SELECT MonthKey, SUM(Numerator), SUM(Denominator) FROM fact_IndicatorValue WHERE IndicatorCode = 'K25' GROUP BY 1", reader => (reader.GetInt32(0), reader.GetInt64(1), reader.GetInt64(2)))
            .ShouldBe(province.Truth.DigitalUse.GroupBy(count => count.Month).Select(month => (month.Key, month.Sum(count => (long)count.CitizenIdCheckIns + count.VneidCheckIns), month.Sum(count => (long)count.Visits))), ignoreOrder: true);
    }

    [Theory]
    [InlineData("MohFacilities")]
    [InlineData("MohCatalogues")]
    [InlineData("MohDigitalUse")]
    [InlineData("MohSatisfaction")]
    [InlineData("PpcInspections")]
    public void Faults_ArePutWhereTheTruthSays_AndNothingElse(string feed)
    {
        province.Results[feed].State.ShouldBe(LoadState.Published, province.Results[feed].Message);
        province.Home.Rows($"SELECT file.FileName, quarantine.RecordNumber FROM quality_Quarantine AS quarantine INNER JOIN audit_SourceFile AS file ON file.SourceFileKey = quarantine.SourceFileKey WHERE file.FeedCode = '{feed}'", reader => ($"{feed}/{reader.GetString(0)}", reader.GetInt32(1)))
            .ShouldBe(province.Truth.Faults.Where(fault => fault.Path.StartsWith(feed + "/", StringComparison.Ordinal) && fault.Expectation == FaultExpectation.RejectRecord).Select(fault => (fault.Path, fault.Position!.Value - 1)), ignoreOrder: true);
        province.Home.Rows($"SELECT FileName FROM audit_SourceFile WHERE FeedCode = '{feed}' AND StateName = 'refused'", reader => $"{feed}/{reader.GetString(0)}")
            .ShouldBe(province.Truth.Files.Where(file => file.Feed == feed && file.Expectation == FaultExpectation.RejectFile).Select(file => file.Path), ignoreOrder: true);
    }

    [Fact]
    public void Licences_InTheWholeWarehouse_AreNowhere()
    {
        foreach ((string table, string column) in province.Home.Rows("SELECT object.name, field.name FROM sqlite_master AS object JOIN pragma_table_info(object.name) AS field WHERE object.type = 'table' AND field.type LIKE '%TEXT%'", reader => (reader.GetString(0), reader.GetString(1))))
        {
            province.Home.Count($"SELECT COUNT(*) FROM \"{table}\" WHERE \"{column}\" LIKE '%/MAU-CCHN%' OR \"{column}\" LIKE '%Mẫu Văn Thứ%'").ShouldBe(0, $"{table}.{column}");
        }
    }

    private static int Key(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;
}
