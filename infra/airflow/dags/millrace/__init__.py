"""What the DAGs know of Millrace. Nothing in here knows Airflow, so all of it is tested without."""
