namespace BhytWarehouse.Etl.Radar;

/// <summary>An alert as fact.DeliveryAlert keeps it, open or closed.</summary>
/// <param name="RaisedOn">The day it was first seen.</param>
/// <param name="ClosedOn">Null while open.</param>
/// <param name="ClosedLoadRunKey">The load of the feed after which it was no longer so; -1 while open.</param>
public sealed record KeptAlert(int Key, DeliveryAlert Alert, DateOnly RaisedOn, int RaisedLoadRunKey, DateOnly? ClosedOn, int ClosedLoadRunKey, string ClosureCode)
{
    /// <summary>Whether the other is the same alert a day or a load later: about the same, at least a day in common. What was a silence is a gap once the series goes on.</summary>
    public bool IsOf(DeliveryAlert other) =>
        other.FeedCode == Alert.FeedCode && other.Series == Alert.Series && other.Subject.Kind == Alert.Subject.Kind && other.Subject.Code == Alert.Subject.Code
        && (other.Kind == DeliveryAlertKind.Surge) == (Alert.Kind == DeliveryAlertKind.Surge) && other.Since <= Alert.Until && other.Until >= Alert.Since;
}
