namespace BhytWarehouse.Etl.Staging;

/// <summary>Where a reader puts its rows: it fills <see cref="Batch"/> and says after every whole record that the batch may go.</summary>
public interface IStagingSink
{
    /// <summary>The batch to fill; another one after each call of <see cref="RecordEnded"/>.</summary>
    StagingBatch Batch { get; }

    /// <summary>A record (dossier, row) is complete in the batch, which is handed on when it is large enough.</summary>
    void RecordEnded();

    /// <summary>The next key of the load's own range, for the sources whose records carry a surrogate key from staging on.</summary>
    long NextRecordKey();
}
