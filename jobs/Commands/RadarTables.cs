using BhytWarehouse.Etl.Radar;
using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>Shows what the radar sees.</summary>
internal sealed class RadarTables(Screen screen)
{
    private const int MostInSummary = 8;
    private const int MostRows = 40;

    /// <summary>A few lines, for run and demo.</summary>
    public void TellSummary(RadarPicture picture)
    {
        screen.Heading(RadarTexts.Title, Screen.Day(picture.Today));
        DeliveryAlert[] alerts = Open(picture.Alerts);
        if (TellCount(alerts))
        {
            TellGroups(alerts);
        }
    }

    /// <summary>All of it.</summary>
    public void TellAll(RadarPicture picture, IReadOnlyList<DeliveryAlert> chosen)
    {
        screen.Heading(RadarTexts.Title, Screen.Day(picture.Today));
        if (picture.Horizon is { } horizon)
        {
            if (picture.IsLive)
            {
                screen.Line(RadarTexts.JudgedLive);
            }
            else
            {
                screen.Line(RadarTexts.JudgedHistory, Screen.Day(horizon));
            }

            int starting = picture.Expectations.Count(facility => facility.Days.All(day => day.State != VolumeState.Judged));
            if (starting > 0)
            {
                screen.Line(RadarTexts.Starting, screen.Count(starting));
            }
        }

        DeliveryAlert[] alerts = Open(chosen);
        if (!TellCount(alerts))
        {
            return;
        }

        TellAlerts(alerts);
        DeliveryAlert[] silent = [.. alerts.Where(alert => alert.Series == DeliveryRadar.Files && alert.Subject.Kind == "Facility").OrderBy(alert => alert.Since)];
        if (silent.Length > 0)
        {
            screen.Heading(RadarTexts.SilentTitle);
            screen.Table(
                [new Column(RadarTexts.Who), new Column(LoadTexts.Feed), new Column(RadarTexts.LastFile), new Column(RadarTexts.Due)],
                silent.Select(alert => (IReadOnlyList<string>)[alert.Subject.Code, alert.FeedCode, Screen.Day(alert.Since.AddDays(-1)), Screen.Day(alert.Due!.Value)]));
        }

        screen.Heading(RadarTexts.WhatToDo);
        foreach (IGrouping<(string English, string Vietnamese), DeliveryAlert> advice in alerts.GroupBy(alert => alert.Advice))
        {
            string kinds = string.Join(", ", advice.Select(alert => RadarTexts.Of(alert.Kind).In(screen.Language)).Distinct());
            screen.Plain($"  {kinds}: {(screen.IsVietnamese ? advice.Key.Vietnamese : advice.Key.English)}");
        }
    }

    public void TellClosed(IReadOnlyList<KeptAlert> closed, DateOnly since)
    {
        if (closed.Count == 0)
        {
            return;
        }

        screen.Heading(RadarTexts.ClosedTitle, Screen.Day(since));
        screen.Table(
            [new Column(RadarTexts.Closed), new Column(RadarTexts.ByLoad, IsNumber: true), new Column(RadarTexts.Why), new Column(RadarTexts.Since), new Column(RadarTexts.Until), new Column(RadarTexts.What), new Column(RadarTexts.Series, Wraps: true), new Column(RadarTexts.Who)],
            closed.Take(MostRows).Select(kept => (IReadOnlyList<string>)
            [
                Screen.Day(kept.ClosedOn!.Value), screen.Count(kept.ClosedLoadRunKey), RadarTexts.OfClosure(kept.ClosureCode).In(screen.Language), Screen.Day(kept.Alert.Since), Screen.Day(kept.Alert.Until),
                RadarTexts.Of(kept.Alert.Kind).In(screen.Language), $"{kept.Alert.FeedCode}: {kept.Alert.Series}", Who(kept.Alert),
            ]));
    }

    public static object ToSummary(RadarPicture picture) => new { picture.Today, Alerts = Open(picture.Alerts).Select(ToDocument) };

    public static object ToDocument(DeliveryAlert alert) => new
    {
        Feed = alert.FeedCode,
        alert.Series,
        alert.Kind,
        alert.Severity,
        SubjectKind = alert.Subject.Kind,
        Subject = alert.Subject.Code,
        alert.Since,
        alert.Until,
        Expected = Math.Round(alert.Expected, 2),
        Found = Math.Round(alert.Found, 2),
        alert.Chance,
        alert.Due,
        Advice = alert.Advice.English,
        AdviceVietnamese = alert.Advice.Vietnamese,
        alert.Method,
    };

    /// <summary>Without what has become usual.</summary>
    public static DeliveryAlert[] Open(IEnumerable<DeliveryAlert> alerts) => [.. alerts.Where(alert => !alert.IsNewLevel)];

    private bool TellCount(DeliveryAlert[] alerts)
    {
        if (alerts.Length == 0)
        {
            screen.Good(RadarTexts.Clear);
            return false;
        }

        screen.Warn(RadarTexts.Summary, screen.Count(alerts.Length), screen.Count(Of(AlertSeverity.High)), screen.Count(Of(AlertSeverity.Medium)), screen.Count(Of(AlertSeverity.Low)));
        return true;

        int Of(AlertSeverity severity) => alerts.Count(alert => alert.Severity == severity);
    }

    /// <summary>What is alike in one line.</summary>
    private void TellGroups(DeliveryAlert[] alerts)
    {
        IGrouping<(AlertSeverity Severity, string FeedCode, string Series, DeliveryAlertKind Kind), DeliveryAlert>[] groups = [.. alerts.GroupBy(alert => (alert.Severity, alert.FeedCode, alert.Series, alert.Kind))];
        screen.Table(
            [new Column(RadarTexts.Severity), new Column(LoadTexts.Feed), new Column(RadarTexts.Series), new Column(RadarTexts.What), new Column(RadarTexts.Number, IsNumber: true), new Column(RadarTexts.Since)],
            groups.Take(MostInSummary).Select(group => (IReadOnlyList<string>)
            [
                RadarTexts.Of(group.Key.Severity).In(screen.Language), group.Key.FeedCode, group.Key.Series, RadarTexts.Of(group.Key.Kind).In(screen.Language), screen.Count(group.Count()), Screen.Day(group.Min(alert => alert.Since)),
            ]));
        if (groups.Length > MostInSummary)
        {
            screen.Line(RadarTexts.More, screen.Count(groups.Skip(MostInSummary).Sum(group => group.Count())));
        }
    }

    private void TellAlerts(DeliveryAlert[] alerts)
    {
        // A table for each feed leaves room for what the others have in common.
        foreach (IGrouping<string, DeliveryAlert> feed in alerts.Take(MostRows).GroupBy(alert => alert.FeedCode))
        {
            screen.Plain(feed.Key);
            screen.Table(
                [
                    new Column(RadarTexts.Severity), new Column(RadarTexts.Since), new Column(RadarTexts.Until), new Column(RadarTexts.What), new Column(RadarTexts.Series), new Column(RadarTexts.Who),
                    new Column(RadarTexts.Expected, IsNumber: true), new Column(RadarTexts.Found, IsNumber: true),
                ],
                feed.Select(alert => (IReadOnlyList<string>)
                [
                    RadarTexts.Of(alert.Severity).In(screen.Language), Screen.Day(alert.Since), Screen.Day(alert.Until), RadarTexts.Of(alert.Kind).In(screen.Language), alert.Series, Who(alert),
                    screen.Count((long)Math.Round(alert.Expected)), screen.Count((long)Math.Round(alert.Found)),
                ]));
        }

        if (alerts.Length > MostRows)
        {
            screen.Line(RadarTexts.MoreRows, screen.Count(alerts.Length - MostRows));
        }
    }

    private string Who(DeliveryAlert alert) => alert.Subject.Code.Length == 0 ? RadarTexts.WholeFeed.In(screen.Language) : alert.Subject.Code;
}
